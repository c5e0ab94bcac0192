import type { FlowNode } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import type { Rule } from '../../rule.ts';
import { errorMappingsOf } from './raised-errors.ts';

/**
 * B1 of the check table, as far as the engine accepts it. Measured on Camunda 7.24: an event whose error has no code catches every error, one
 * with an empty code catches none, and a mapping of an external task to such an error fails when it becomes true.
 */
export const errorCodeMissing: Rule = {
  name: 'error-code-missing',
  severity: 'warning',
  title: 'An event or a task names an error that has no code.',
  why: 'Errors are matched by their codes only, never by id or name: without one the event catches every error that comes by, also those that nobody thought of.',
  cure: 'Give the error its `errorCode`; to catch every error, leave `errorRef` out, so that readers see it.',
  check({ project, report }) {
    for (const process of project.processes) {
      const file = project.fileOf(process);
      for (const node of process.allNodes) {
        for (const { element, reference, message } of usesWithoutCode(node)) {
          const definition = process.file.errors.get(reference)?.element;
          const related = definition ? [{ file, element: definition, message: 'the error without a code' }] : [];
          report({ file, element, subject: node, message, related });
        }
      }
    }
  },
};

interface Use {
  readonly element: XmlElement;
  readonly reference: string;
  readonly message: string;
}

function usesWithoutCode(node: FlowNode): readonly Use[] {
  return [...caughtWithoutCode(node), ...mappedWithoutCode(node)];
}

function caughtWithoutCode({ kind, event }: FlowNode): readonly Use[] {
  const isCaught = kind === 'boundaryEvent' || kind === 'startEvent';
  if (!isCaught || event?.kind !== 'error' || !event.reference || event.reference.code) return [];
  const { id, code } = event.reference;
  const caught =
    code === ''
      ? 'an empty code, so that the event never catches anything'
      : 'no code, so that the event catches every error';
  return [{ element: event.element, reference: id, message: `the error "${id}" has ${caught}` }];
}

function mappedWithoutCode(node: FlowNode): readonly Use[] {
  return errorMappingsOf(node).flatMap(({ element, reference, code }) =>
    code ? [] : [{ element, reference, message: `the error "${reference}" has no code, so that it cannot be thrown` }],
  );
}
