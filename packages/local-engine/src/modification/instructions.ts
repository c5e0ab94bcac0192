import type { Variables } from '../kernel/variables.ts';

/** One step of a modification of an instance. */
export type ModificationInstruction = StartInstruction | CancelInstruction;

/** Begins something: in front of an activity, behind it, or on a flow. */
export interface StartInstruction {
  readonly type: 'startBeforeActivity' | 'startAfterActivity' | 'startTransition';
  /** Of the activity, or of the flow for `startTransition`. */
  readonly elementId: string;
  /** Which instance of a scope around the element it begins in. @default the only one */
  readonly ancestorActivityInstanceId?: string | undefined;
  readonly variables?: Variables;
  readonly variablesLocal?: Variables;
}

/** Ends something; exactly one of the ids is given. */
export interface CancelInstruction {
  readonly type: 'cancel';
  readonly activityId?: string | undefined;
  readonly activityInstanceId?: string | undefined;
  readonly transitionInstanceId?: string | undefined;
}

/** The instruction in the engine's words, for its refusals. */
export function describe(instruction: ModificationInstruction): string {
  if (instruction.type !== 'cancel') return describeStart(instruction);
  const { activityId, activityInstanceId, transitionInstanceId } = instruction;
  if (activityId !== undefined) return `Cancel all instances of activity '${activityId}'`;
  if (activityInstanceId !== undefined) return `Cancel activity instance '${activityInstanceId}'`;
  return `Cancel transition instance '${transitionInstanceId}'`;
}

const startWords = {
  startBeforeActivity: 'Start before activity',
  startAfterActivity: 'Start after activity',
  startTransition: 'Start transition',
} as const;

function describeStart({ type, elementId, ancestorActivityInstanceId }: StartInstruction): string {
  const ancestor =
    ancestorActivityInstanceId === undefined ? '' : ` with ancestor activity instance '${ancestorActivityInstanceId}'`;
  return `${startWords[type]} '${elementId}'${ancestor}`;
}
