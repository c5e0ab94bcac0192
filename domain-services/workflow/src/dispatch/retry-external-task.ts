import { EngineNotFoundError } from '@stepwright/engine-client';
import type { CommandOf } from '../workflow-command.ts';
import { type Attempt, type AttemptResult, done, failed, obsolete } from './attempt.ts';

/** Gives an external task new retries, which also ends its incident. Setting them twice changes nothing. */
export async function retryExternalTask(
  { externalTaskId, businessKey, retries }: CommandOf<'retry-external-task'>,
  { engine, call }: Attempt,
): Promise<AttemptResult> {
  const gone = obsolete(`The external task ${externalTaskId} is completed or cancelled.`);
  const task = await engine.client.externalTasks.get(externalTaskId, call);
  if (task === undefined) return gone;
  if (task.businessKey !== businessKey) {
    return failed(
      `The external task ${externalTaskId} has the business key "${task.businessKey}", not "${businessKey}".`,
    );
  }
  try {
    await engine.client.externalTasks.setRetries(externalTaskId, retries, call);
    return done({ processInstanceId: task.processInstanceId, retries });
  } catch (error) {
    if (error instanceof EngineNotFoundError) return gone;
    throw error;
  }
}
