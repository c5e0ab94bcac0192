import type { ProcessGraph } from '@stepwright/model/graph';
import { copyDefinition, freeId, freeName } from '../edits/copy-definition.ts';
import { setAttribute } from '../edits/set-attribute.ts';
import type { Mutation } from '../mutation.ts';
import { type EventNode, eventsOf } from './events-of.ts';

/** Lets each event and receive task that waits for a message or a signal wait for another one, that nobody sends. */
export function changeMessage(process: ProcessGraph): readonly Mutation[] {
  return eventsOf(process)
    .filter(({ isCatch }) => isCatch)
    .flatMap((event) => changeOf(process, event));
}

function changeOf({ file }: ProcessGraph, { node: { id }, event }: EventNode): readonly Mutation[] {
  const { kind, element, referenceId = '', reference: definition } = event;
  if ((kind !== 'message' && kind !== 'signal') || !definition?.name) return [];
  const { name } = definition;
  const prefix = referenceId.slice(0, referenceId.length - definition.id.length);
  const edits = () => {
    const reference = freeId(file, definition.id);
    return [
      setAttribute(file.text, element, `${kind}Ref`, `${prefix}${reference}`),
      copyDefinition(file, definition, { id: reference, name: freeName(file, name) }),
    ];
  };
  return [
    { element: id, detail: name, at: element, description: `${id} waits for another ${kind} than ${name}`, edits },
  ];
}
