import { createInstance, prepareInstance } from '../kernel/instances.ts';
import { endProcess } from '../kernel/operations.ts';
import type { Run } from '../kernel/run.ts';
import type { Activity, ProcessModel } from '../model/process-model.ts';
import { describe, type ModificationInstruction, type StartInstruction } from '../modification/instructions.ts';
import { notValid } from '../modification/refusals.ts';
import { startElement, targetOf } from '../modification/start-elements.ts';
import type { ExecutionRecord, ProcessDefinitionRecord } from '../records/runtime-records.ts';
import { processEngineException } from '../state/engine-error.ts';
import type { StartInput } from './start-process-instance.ts';

/** Starts an instance at the elements that are named instead of at its start event. */
export function startWithInstructions(
  run: Run,
  definition: ProcessDefinitionRecord,
  input: StartInput & { readonly startInstructions: readonly ModificationInstruction[] },
): ExecutionRecord {
  const instructions = input.startInstructions.map(requireStart);
  const model = run.modelOf(definition.id);
  const startActivity = firstActivity(model, definition, instructions[0] as StartInstruction);
  const root = createInstance(run, { definition, businessKey: input.businessKey, startActivity });
  prepareInstance(root, input.variables);
  root.activity = undefined;
  root.preservesScope = true;
  // What is set from here on counts as given with the start only when there is one place to start at.
  root.isStarting = instructions.length === 1;
  for (const instruction of instructions) startElement(root, instruction, input.skipIoMappings ?? false);
  if (root.allChildren.length === 0 && root.isEnded) endProcess(root);
  return root.record;
}

function requireStart(instruction: ModificationInstruction): StartInstruction {
  if (instruction.type !== 'cancel') return instruction;
  throw processEngineException(
    `An instance cannot be started by an instruction that cancels: ${describe(instruction)}`,
  );
}

/** What history shows as the start activity. */
function firstActivity(
  model: ProcessModel,
  definition: ProcessDefinitionRecord,
  instruction: StartInstruction,
): Activity {
  const target = targetOf(model, instruction);
  if (target) return 'source' in target ? target.target : target;
  throw notValid(
    `Element '${instruction.elementId}' does not exist in process ${definition.id}: targetElement is null`,
  );
}
