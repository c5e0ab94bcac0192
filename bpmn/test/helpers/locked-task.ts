import {
  type AnyTaskContract,
  decodeVariables,
  encodeVariables,
  type TaskInput,
  type TaskOutput,
} from '@stepwright/contract';
import type { EngineClient } from '@stepwright/engine-client';

const workerId = 'scenario';
const lockDurationMs = 60_000;

/** One task of one process instance, fetched as a worker fetches it: only the variables of the contract's input. */
export interface LockedTask<T extends AnyTaskContract> {
  readonly activityId: string;
  readonly processInstanceId: string;
  readonly input: TaskInput<T>;
  /** @throws VariablesError when the outputs are not those of the contract */
  complete(outputs: TaskOutput<T>): Promise<void>;
  /** Completes the task with values that the contract refuses, as a wrong worker would. */
  completeUnchecked(outputs: Readonly<Record<string, string>>): Promise<void>;
  bpmnError(errorCode: string): Promise<void>;
}

/**
 * Locks the instance's open task of this topic; undefined when there is none.
 *
 * @throws VariablesError when the process does not bring the variables of the contract's input
 */
export async function lockTask<T extends AnyTaskContract>(
  { externalTasks }: EngineClient,
  task: T,
  businessKey: string,
): Promise<LockedTask<T> | undefined> {
  const variables = Object.keys(task.input);
  const topics = [{ topicName: task.topic, lockDurationMs, businessKey, variables }];
  const [locked] = await externalTasks.fetchAndLock({ workerId, maxTasks: 1, topics });
  if (!locked) return undefined;
  const { id, activityId, processInstanceId } = locked;
  return {
    activityId,
    processInstanceId,
    input: decodeVariables(task.topic, task.input, locked.variables) as TaskInput<T>,
    complete: (outputs) =>
      externalTasks.complete(id, { workerId, variables: encodeVariables(task.topic, task.output, outputs) }),
    completeUnchecked: (outputs) => {
      const wire = Object.entries(outputs).map(([name, value]) => [name, { type: 'String', value }] as const);
      return externalTasks.complete(id, { workerId, variables: Object.fromEntries(wire) });
    },
    bpmnError: (errorCode) => externalTasks.bpmnError(id, { workerId, errorCode, errorMessage: 'told by a scenario' }),
  };
}
