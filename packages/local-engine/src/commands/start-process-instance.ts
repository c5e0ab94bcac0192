import { createInstance, startInstance } from '../kernel/instances.ts';
import type { Variables } from '../kernel/variables.ts';
import type { ModificationInstruction } from '../modification/instructions.ts';
import type { ExecutionRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { notFound } from './refusals.ts';
import { startRun } from './start-run.ts';
import { startWithInstructions } from './start-with-instructions.ts';

export interface StartInput {
  readonly definitionId: string;
  readonly businessKey?: string | undefined;
  readonly variables?: Variables | undefined;
  /** Where to start instead of the start event. */
  readonly startInstructions?: readonly ModificationInstruction[] | undefined;
  readonly skipIoMappings?: boolean;
}

/** Starts an instance; answers its root, which may have ended already. */
export function startProcessInstance(state: EngineState, input: StartInput): ExecutionRecord {
  const definition = state.tables.definitions.get(input.definitionId);
  if (!definition)
    throw notFound(`no deployed process definition found with id '${input.definitionId}': processDefinition is null`);
  const run = startRun(state);
  if (input.startInstructions && input.startInstructions.length > 0) {
    return startWithInstructions(run, definition, { ...input, startInstructions: input.startInstructions });
  }
  const root = createInstance(run, { definition, businessKey: input.businessKey });
  root.skipIoMappings = input.skipIoMappings ?? false;
  startInstance(root, input.variables);
  return root.record;
}
