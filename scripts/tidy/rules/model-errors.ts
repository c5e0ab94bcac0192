import { childrenOf, textOf } from '@stepwright/model';
import { type ProcessRoom, placesOf } from '../process-room.ts';
import type { Violation } from '../violation.ts';

/** The error codes of a model are those that the contracts of its tasks declare: an unknown code is never caught. */
export function modelErrors(rooms: readonly ProcessRoom[]): Violation[] {
  return rooms.flatMap(({ key, contract, model }) => {
    if (!contract || !model) return [];
    const file = placesOf(key).model;
    const declared = new Set(contract.tasks.flatMap(({ errors }) => errors.map(({ code }) => code)));
    const errors = childrenOf(model.definitions, 'rootElements').filter((element) => element.$type === 'bpmn:Error');
    const written = new Set(errors.map((error) => textOf(error, 'errorCode')));
    const report = (message: string, id = '') => {
      const line = model.positionOf(id)?.line;
      return { rule: 'model-errors', file, ...(line === undefined ? {} : { line }), message };
    };
    return [
      ...errors
        .filter((error) => !declared.has(textOf(error, 'errorCode')))
        .map((error) =>
          report(
            `knows the error ${textOf(error, 'errorCode')}, which no task of ${key} declares; add it to "errors" of the contract`,
            error.id,
          ),
        ),
      ...[...declared]
        .filter((code) => !written.has(code))
        .map((code) =>
          report(
            `does not know the error ${code}, which a task of ${key} declares; catch it, or remove it from the contract`,
          ),
        ),
    ];
  });
}
