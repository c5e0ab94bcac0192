import type { FlowNode } from '@stepwright/model/graph';
import { nearestName } from '../../project/nearest-name.ts';
import type { ProjectFile } from '../../project/project.ts';
import type { RelatedPlace, Rule } from '../../rule.ts';
import { type CatcherLevel, levelsAround } from './catchers-of.ts';
import { EscapeFinder } from './escape-finder.ts';
import { levelsInWords } from './levels-in-words.ts';
import { raisedErrorsOf } from './raised-errors.ts';

/** B3 of the check table. What leaves a called process is found where it is called, by `called-error-uncaught`. */
export const errorUncaught: Rule = {
  name: 'error-uncaught',
  severity: 'error',
  title: 'An error of a contract or of an end event is caught on no level up to the process.',
  why: 'By default the engine ends the path without a word, as if the work had been done: the subprocess around goes on, or the instance ends as completed. Where `enableExceptionsAfterUnhandledBpmnError` is on, the worker cannot report the error and the task stays.',
  cure: 'Add a boundary event for the code to the task or to a subprocess around it, or an event subprocess that catches it.',
  check({ project, report }) {
    const finder = new EscapeFinder(project);
    for (const process of project.processes) {
      const file = project.fileOf(process);
      for (const node of process.allNodes) {
        for (const { code, element, source } of raisedErrorsOf(project, node)) {
          if (!finder.escapesOf({ kind: 'error', code, node }).includes(node)) continue;
          const levels = levelsAround({ kind: 'error', node });
          const message = `the error ${code} of ${source} is caught on no level: by default the engine ends the path silently`;
          const related = nearCatcher(code, levels, file);
          report({ file, element, subject: node, message, related, details: levelsInWords(levels) });
        }
      }
    }
  },
};

/** A catcher whose code is nearly the same was probably meant for it. */
function nearCatcher(code: string, levels: readonly CatcherLevel[], file: ProjectFile): readonly RelatedPlace[] {
  const catchers = levels.flatMap((level) => level.catchers);
  const codes = catchers.map((catcher) => catcher.code).filter((one) => one !== undefined);
  const near = nearestName(code, codes);
  const found = near === undefined ? undefined : catchers.find((catcher) => catcher.code === near);
  return found ? [{ file, element: elementOf(found.event), message: `catches ${near}: is ${code} meant?` }] : [];
}

function elementOf(event: FlowNode): FlowNode['element'] {
  return event.event?.element ?? event.element;
}
