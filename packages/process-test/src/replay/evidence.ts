import {
  type EngineClient,
  type ExternalTaskLogRow,
  type HistoricActivityInstance,
  type HistoricDetail,
  type HistoricProcessInstance,
  type HistoricTask,
  type HistoricVariableInstance,
  parseEngineDate,
} from '@stepwright/engine-client';
import { ProcessTestError } from '../process-test-error.ts';
import { inOrder } from '../run/order-passages.ts';

/** What an engine remembers of one instance, each list in the order in which it happened. */
export interface Evidence {
  readonly instance: HistoricProcessInstance;
  readonly passages: readonly HistoricActivityInstance[];
  readonly log: readonly ExternalTaskLogRow[];
  readonly tasks: readonly HistoricTask[];
  readonly changes: readonly HistoricDetail[];
  /** The last values. */
  readonly variables: readonly HistoricVariableInstance[];
}

/**
 * Reads what an engine remembers of an instance.
 *
 * @throws {ProcessTestError} HISTORY_UNUSABLE when it remembers none, or not enough
 */
export async function readEvidence({ history }: EngineClient, processInstanceId: string): Promise<Evidence> {
  const [instance] = await history.processInstances({ processInstanceId });
  if (!instance) {
    throw new ProcessTestError(
      'HISTORY_UNUSABLE',
      `The engine's history has no process instance ${processInstanceId}; was it cleaned up?`,
    );
  }
  const [passages, log, tasks, changes, variables] = await Promise.all([
    history.activityInstances({ processInstanceId, sorting: inOrder }),
    history.externalTaskLog({ processInstanceId }),
    history.tasks({ processInstanceId }),
    history.details({ processInstanceId, sorting: inOrder }),
    history.variableInstances({ processInstanceId }),
  ]);
  if (variables.length > 0 && changes.length === 0) {
    throw new ProcessTestError(
      'HISTORY_UNUSABLE',
      `The history of ${processInstanceId} tells no changes of variables: the engine needs the history level full.`,
    );
  }
  const called = passages.find(({ calledProcessInstanceId }) => calledProcessInstanceId !== null);
  if (called) {
    throw new ProcessTestError(
      'HISTORY_UNUSABLE',
      `The instance called another process at ${called.activityId}; only what one process did can be recorded so far.`,
    );
  }
  return { instance, passages, log, tasks, changes, variables };
}

/** A time of the history in ms. */
export function timeMs(text: string): number {
  return parseEngineDate(text).getTime();
}
