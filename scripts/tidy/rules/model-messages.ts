import { childrenOf } from '@stepwright/model';
import { type ProcessRoom, placesOf } from '../process-room.ts';
import type { Violation } from '../violation.ts';

/** A model waits for the messages of its contract, and for no others. */
export function modelMessages(rooms: readonly ProcessRoom[]): Violation[] {
  return rooms.flatMap(({ key, contract, model }) => {
    if (!contract || !model) return [];
    const places = placesOf(key);
    const declared = contract.messages.map(({ name }) => name);
    const messages = childrenOf(model.definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Message');
    const written = messages.map(({ name = '' }) => name);
    return [
      ...messages.flatMap(({ name = '', id = '' }) => {
        if (declared.includes(name)) return [];
        const line = model.positionOf(id)?.line;
        const message = `has the message ${name}, which the contract does not name; add it to "messages" of ${places.contract}`;
        return [{ rule: 'model-messages', file: places.model, ...(line === undefined ? {} : { line }), message }];
      }),
      ...declared
        .filter((name) => !written.includes(name))
        .map((name) => {
          const message = `names the message ${name}, for which ${places.model} never waits; draw the wait or remove it`;
          return { rule: 'model-messages', file: places.contract, message };
        }),
    ];
  });
}
