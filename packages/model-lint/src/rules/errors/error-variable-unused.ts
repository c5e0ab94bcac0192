import type { FlowNode } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { VariableReaders } from './variable-readers.ts';

/** B5 of the check table: what is kept of an error and never looked at. */
export const errorVariableUnused: Rule = {
  name: 'error-variable-unused',
  severity: 'info',
  title: 'An event keeps the code or the message of an error in a variable that nothing reads.',
  why: 'The process goes on without knowing what went wrong, although the model looks as if it did: nobody is told, and no way depends on it.',
  cure: 'Hand the variable to the task that deals with the error, as an input of its contract, or remove it.',
  check({ project, report }) {
    const readers = new VariableReaders(project);
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        for (const { name, what } of variablesOf(node)) {
          if (readers.mayRead(process, name)) continue;
          const message = `${what} is kept in "${name}", which nothing reads`;
          const element = node.event?.element ?? node.element;
          report({ file: project.fileOf(process), element, subject: node, message });
        }
      }
    }
  },
};

function variablesOf({ kind, event }: FlowNode): readonly { readonly name: string; readonly what: string }[] {
  if (event?.kind !== 'error' || (kind !== 'boundaryEvent' && kind !== 'startEvent')) return [];
  const { codeVariable, messageVariable } = event;
  return [
    ...(codeVariable ? [{ name: codeVariable, what: 'the error code' }] : []),
    ...(messageVariable ? [{ name: messageVariable, what: 'the error message' }] : []),
  ];
}
