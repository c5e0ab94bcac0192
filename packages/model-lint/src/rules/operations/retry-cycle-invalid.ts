import { CalendarError, parseRetryTimeCycle } from '@stepwright/local-engine/calendar';
import { isConstant } from '../../project/is-constant.ts';
import { entriesOf } from '../../project/text-list.ts';
import type { Rule } from '../../rule.ts';
import { retryCyclesOf } from './retry-cycles-of.ts';

/** I3 of the check table: what the engine cannot read counts as not there. */
export const retryCycleInvalid: Rule = {
  name: 'retry-cycle-invalid',
  severity: 'error',
  title: 'The retry cycle of an element is a text that the engine cannot read.',
  why: 'The engine takes the model, writes at most a line into its log and tries a failed job again at once, as if nothing stood there.',
  cure: 'Write `R5/PT1M` for five tries a minute apart, or a list of waits such as `PT10S,PT5M`.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        const elements = node.loop ? [node.element, node.loop.element] : [node.element];
        for (const cycle of elements.flatMap(retryCyclesOf)) {
          if (!isConstant(cycle.text) || isReadable(cycle.text)) continue;
          const message = `the retry cycle "${cycle.text.trim()}" is neither a repetition nor a list of waits`;
          report({ file: project.fileOf(process), element: cycle, subject: node, message });
        }
      }
    }
  },
};

function isReadable(text: string): boolean {
  const cycle = parseRetryTimeCycle(text);
  if (!cycle) return false;
  try {
    // Each wait of a list is read only when its turn comes.
    for (let retries = entriesOf(text).length + 1; retries > 0; retries -= 1) cycle.dueAfterFailure(retries, 0);
    return true;
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    return error.code !== 'INVALID';
  }
}
