import type { CancelInstruction, ModificationInstruction, StartInstruction } from '../modification/instructions.ts';
import { invalidRequest, notSupported } from '../state/engine-error.ts';
import type { TypedValue } from '../values/typed-value.ts';
import { type Body, flagOf, mismatch, objectOf, objectsOf, textOf } from './request-body.ts';
import { type Variables, variableFrom } from './variables.ts';

/** Reads instructions and checks their form. @throws EngineError in the words of the engine */
export function instructionsOf(body: Body, name: string): ModificationInstruction[] {
  return (objectsOf(body, name) ?? []).map((instruction) => instructionOf(instruction, name));
}

function instructionOf(instruction: Body, name: string): ModificationInstruction {
  const type = textOf(instruction, 'type');
  switch (type) {
    case 'cancel':
      return cancelOf(instruction);
    case 'startBeforeActivity':
    case 'startAfterActivity':
      return startOf(instruction, type, 'activityId');
    case 'startTransition':
      return startOf(instruction, type, 'transitionId');
    default:
      throw mismatch(
        `type in ${name}`,
        'one of cancel, startAfterActivity, startBeforeActivity, startTransition',
        type ?? null,
      );
  }
}

function cancelOf(instruction: Body): CancelInstruction {
  const activityId = textOf(instruction, 'activityId');
  const activityInstanceId = textOf(instruction, 'activityInstanceId');
  const transitionInstanceId = textOf(instruction, 'transitionInstanceId');
  const given = [activityId, activityInstanceId, transitionInstanceId].filter((id) => id !== undefined);
  if (given.length !== 1) {
    throw invalidRequest(
      "For instruction type 'cancel': exactly one, 'activityId', 'activityInstanceId', or 'transitionInstanceId', is required",
    );
  }
  if (flagOf(instruction, 'cancelCurrentActiveActivityInstances')) {
    throw notSupported('cancelCurrentActiveActivityInstances in a modification of one instance');
  }
  return { type: 'cancel', activityId, activityInstanceId, transitionInstanceId };
}

function startOf(
  instruction: Body,
  type: StartInstruction['type'],
  property: 'activityId' | 'transitionId',
): StartInstruction {
  const elementId = textOf(instruction, property);
  if (elementId === undefined) throw invalidRequest(`For instruction type '${type}': '${property}' must be set`);
  const ancestorActivityInstanceId = textOf(instruction, 'ancestorActivityInstanceId');
  return { type, elementId, ancestorActivityInstanceId, ...variablesOfInstruction(instruction) };
}

function variablesOfInstruction(instruction: Body): { variables: Variables; variablesLocal: Variables } {
  const variables = new Map<string, TypedValue>();
  const variablesLocal = new Map<string, TypedValue>();
  const wire = objectOf(instruction, 'variables') ?? {};
  for (const name of Object.keys(wire)) {
    const value = variableFrom(wire[name], `variables.${name}`);
    (flagOf(wire[name] as Body, 'local') ? variablesLocal : variables).set(name, value);
  }
  return { variables, variablesLocal };
}
