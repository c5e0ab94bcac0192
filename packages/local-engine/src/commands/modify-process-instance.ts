import type { Execution } from '../kernel/execution.ts';
import { cancelInstances } from '../modification/cancel-instances.ts';
import { finishModification } from '../modification/finish-modification.ts';
import type { ModificationInstruction } from '../modification/instructions.ts';
import { startElement } from '../modification/start-elements.ts';
import { processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { startRun } from './start-run.ts';

export interface InstanceModification {
  readonly instructions: readonly ModificationInstruction[];
  readonly skipIoMappings?: boolean;
  /** For Camunda's log of what operators did, which this engine does not keep. */
  readonly annotation?: string | undefined;
}

/** Begins and ends activities of a running instance, instruction by instruction. An instance in which nothing is left ends. */
export function modifyProcessInstance(state: EngineState, id: string, input: InstanceModification): void {
  const root = startRun(state).execution(id);
  if (!root) {
    throw processEngineException(
      `ENGINE-13036 Process instance '${id}' cannot be modified. The process instance does not exist`,
    );
  }
  const skipIoMappings = input.skipIoMappings ?? false;
  root.preservesScope = true;
  for (const instruction of input.instructions) carryOut(root, instruction, skipIoMappings);
  finishModification(root, { reason: undefined, isExternal: true, skipIoMappings });
}

function carryOut(root: Execution, instruction: ModificationInstruction, skipIoMappings: boolean): void {
  if (instruction.type === 'cancel') cancelInstances(root, instruction, skipIoMappings);
  else startElement(root, instruction, skipIoMappings);
}
