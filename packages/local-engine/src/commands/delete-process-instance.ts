import { cancelExecution } from '../kernel/cancellation.ts';
import { type Deletion, deleteCascade } from '../kernel/deletion.ts';
import type { Execution } from '../kernel/execution.ts';
import { finishModification } from '../modification/finish-modification.ts';
import type { EngineState } from '../state/engine-state.ts';
import { notFound } from './refusals.ts';
import { startRun } from './start-run.ts';

export interface InstanceDeletion {
  readonly reason?: string | undefined;
  readonly skipIoMappings?: boolean;
  /** Called instances live on by themselves. */
  readonly skipSubprocesses?: boolean;
}

/** Deletes a running instance. A called one takes the call activity of its caller along, and with it maybe the caller. */
export function deleteProcessInstance(state: EngineState, id: string, input: InstanceDeletion): void {
  const run = startRun(state);
  const execution = run.execution(id);
  if (!execution) throw notFound(`No process instance found for id '${id}': processInstance is null`);
  const caller: Execution | undefined = execution.superExecution;
  const deletion: Deletion = {
    reason: input.reason,
    isExternal: true,
    skipIoMappings: input.skipIoMappings ?? false,
    skipSubprocesses: input.skipSubprocesses ?? false,
  };
  deleteCascade(execution, deletion);
  if (!caller) return;
  caller.deletedCalledId = id;
  const { root } = caller;
  root.preservesScope = true;
  cancelExecution(caller, deletion);
  finishModification(root, deletion);
}
