import type { ProcessGraph } from '@stepwright/model/graph';
import { copyDefinition, freeId, freeName } from '../edits/copy-definition.ts';
import { setAttribute } from '../edits/set-attribute.ts';
import type { TextEdit } from '../edits/text-edit.ts';
import type { Mutation } from '../mutation.ts';
import { type EventNode, eventsOf } from './events-of.ts';

/**
 * Lets each event that catches or throws an error or an escalation by its code mean another code, that nobody else in the model has. Other
 * events that share the definition keep it. What catches every code has none to change.
 */
export function changeErrorCode(process: ProcessGraph): readonly Mutation[] {
  return eventsOf(process).flatMap((event) => changeOf(process, event));
}

function changeOf({ file }: ProcessGraph, { node: { id }, event, isCatch }: EventNode): readonly Mutation[] {
  const { kind, element, referenceId } = event;
  if ((kind !== 'error' && kind !== 'escalation') || !referenceId) return [];
  const definition = (kind === 'error' ? file.errors : file.escalations).get(referenceId);
  // The engine takes a reference to no error for the code itself; a reference to no escalation it refuses.
  const code = definition ? definition.code : referenceId;
  if (!code) return [];
  const edits = (): readonly TextEdit[] => {
    const reference = definition ? freeId(file, referenceId) : freeName(file, referenceId);
    const set = setAttribute(file.text, element, `${kind}Ref`, reference);
    if (!definition) return [set];
    return [set, copyDefinition(file, definition, { id: reference, [`${kind}Code`]: freeName(file, code) })];
  };
  const description = `${id} ${isCatch ? 'catches' : 'throws'} another ${kind} than ${code}`;
  return [{ element: id, detail: code, at: element, description, edits }];
}
