import { cancelExecution } from '../kernel/cancellation.ts';
import type { Execution } from '../kernel/execution.ts';
import { activityInstanceTree } from '../queries/activity-instances.ts';
import { ExecutionMapping } from './execution-mapping.ts';
import { allInstances, allTransitions, findActivityInstance } from './find-instance.ts';
import { type CancelInstruction, describe } from './instructions.ts';
import { notValid } from './refusals.ts';

/** How a cancellation shows in history, unless its instruction names one activity instance; the engine's own spelling. */
const cancellationReason = 'Cancellation due to process instance modifcation';

/** Carries out a `cancel` instruction. */
export function cancelInstances(root: Execution, instruction: CancelInstruction, skipIoMappings: boolean): void {
  const reason = instruction.activityInstanceId === undefined ? cancellationReason : undefined;
  for (const one of singleCancellations(root, instruction)) {
    const source = one.activityInstanceId === undefined ? executionOfTransition(root, one) : executionOf(root, one);
    cancelExecution(source, { reason, isExternal: true, skipIoMappings });
  }
}

/** All instances of an activity as they are before the first of them is cancelled. */
function singleCancellations(root: Execution, instruction: CancelInstruction): readonly CancelInstruction[] {
  const { activityId } = instruction;
  if (activityId === undefined) return [instruction];
  const tree = activityInstanceTree(root.run.state, root.id);
  if (!tree || !root.model.activityById.has(activityId)) return [];
  return [
    ...allInstances(tree)
      .filter((instance) => instance.activityId === activityId)
      .map(({ id }) => ({ type: 'cancel' as const, activityInstanceId: id })),
    ...allTransitions(tree)
      .filter((transition) => transition.activityId === activityId)
      .map(({ id }) => ({ type: 'cancel' as const, transitionInstanceId: id })),
  ];
}

function executionOf(root: Execution, instruction: CancelInstruction): Execution {
  const id = instruction.activityInstanceId ?? '';
  const tree = activityInstanceTree(root.run.state, root.id);
  const instance = tree && findActivityInstance(tree, id);
  if (!instance) throw missing(instruction, `Activity instance '${id}' does not exist: activityInstance is null`);
  return new ExecutionMapping(root).executionOf(instance);
}

/** What the tree calls a transition may be another execution by now, when an earlier instruction let it grow or shrink. */
function executionOfTransition(root: Execution, instruction: CancelInstruction): Execution {
  const id = instruction.transitionInstanceId ?? '';
  const tree = activityInstanceTree(root.run.state, root.id);
  const current = root.run.replacementOf(id)?.id;
  const found = (tree ? allTransitions(tree) : []).find(
    (transition) => transition.id === id || transition.id === current,
  );
  const execution = found && root.run.execution(found.id);
  if (!execution) throw missing(instruction, `Transition instance '${id}' does not exist: transitionInstance is null`);
  return execution;
}

function missing(instruction: CancelInstruction, what: string): Error {
  return notValid(`Cannot perform instruction: ${describe(instruction)}; ${what}`);
}
