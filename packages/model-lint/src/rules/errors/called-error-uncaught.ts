import type { FlowNode } from '@stepwright/model/graph';
import type { Project } from '../../project/project.ts';
import type { RelatedPlace, Rule } from '../../rule.ts';
import { levelsAround } from './catchers-of.ts';
import { EscapeFinder } from './escape-finder.ts';
import { levelsInWords } from './levels-in-words.ts';
import { raisedErrorsOf } from './raised-errors.ts';

/** B6 of the check table. Measured on Camunda 7.24: what nothing in the called instance catches is thrown at the call activity. */
export const calledErrorUncaught: Rule = {
  name: 'called-error-uncaught',
  severity: 'error',
  title: 'A called process lets an error out that nothing around the call activity catches.',
  why: 'The error goes on in the calling instance, and when nothing catches it there either, the engine by default ends the path of the call without a word, as if the called process had done its work.',
  cure: 'Add a boundary event for the code to the call activity or around it, or catch the error in the called process.',
  check({ project, report }) {
    for (const [node, origins] of escapesByCall(project)) {
      for (const [code, sources] of origins) {
        const called = node.call?.calledElement ?? '';
        const message = `"${called}" lets the error ${code} out, and nothing around this call catches it`;
        const details = levelsInWords(levelsAround({ kind: 'error', node, isFromCalled: true }));
        const file = project.fileOf(node.scope.process);
        report({ file, element: node.element, subject: node, message, related: sources.slice(0, 10), details });
      }
    }
  },
};

type Origins = Map<string, RelatedPlace[]>;

function escapesByCall(project: Project): ReadonlyMap<FlowNode, Origins> {
  const finder = new EscapeFinder(project);
  const byCall = new Map<FlowNode, Origins>();
  for (const node of project.processes.flatMap(({ allNodes }) => allNodes)) {
    for (const { code, element, source } of raisedErrorsOf(project, node)) {
      const file = project.fileOf(node.scope.process);
      const place = { file, element, message: `${code} is raised here by ${source}` };
      for (const call of finder.escapesOf({ kind: 'error', code, node })) {
        if (call !== node) note(byCall, call, code, place);
      }
    }
  }
  return byCall;
}

function note(byCall: Map<FlowNode, Origins>, call: FlowNode, code: string, place: RelatedPlace): void {
  const origins = byCall.get(call) ?? new Map<string, RelatedPlace[]>();
  byCall.set(call, origins);
  const places = origins.get(code);
  if (places) places.push(place);
  else origins.set(code, [place]);
}
