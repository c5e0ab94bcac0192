import { EngineError, EngineNotFoundError, type Task, type WireVariables } from '@stepwright/engine-client';
import type { CommandOf } from '../workflow-command.ts';
import { type Attempt, type AttemptResult, done, failed, notYet, obsolete } from './attempt.ts';
import { findInstance } from './find-instance.ts';
import { hasReceipt } from './has-receipt.ts';
import { judgeFailure } from './judge-failure.ts';
import { taskFate } from './task-fate.ts';

/**
 * Completes the open human task whose identity variable names it, and leaves the receipt.
 *
 * The engine answers 500 for a task that is not open any more and for anything else that goes wrong, so nothing is concluded
 * from an error: the next attempt reads the receipt and the task's history.
 */
export async function completeTask(command: CommandOf<'complete-task'>, attempt: Attempt): Promise<AttemptResult> {
  const { processInstanceId, businessKey } = command;
  const found = await findInstance(attempt, command);
  if (found.kind === 'foreign') {
    return failed(
      `The process instance ${processInstanceId} has the business key "${found.businessKey}", not "${businessKey}".`,
    );
  }
  if (found.kind !== 'running') {
    if (found.kind === 'ended' && (await completedByUs(command, attempt)))
      return done({ processInstanceId, lookedUp: true });
    const how = found.kind === 'ended' ? `ended (${found.how})` : 'is not known to the engine any more';
    return obsolete(
      `The process instance ${processInstanceId} ${how}; the decision on ${command.identityValue} stands.`,
    );
  }
  if (attempt.sentBefore && (await completedByUs(command, attempt))) return done({ processInstanceId, lookedUp: true });
  const task = await findOpenTask(command, attempt);
  return task === undefined ? withoutOpenTask(command, attempt) : complete(command, attempt, task.id);
}

async function complete(command: CommandOf<'complete-task'>, attempt: Attempt, taskId: string): Promise<AttemptResult> {
  const { processInstanceId, receiptVariable, identityValue } = command;
  const variables = { ...command.variables, [receiptVariable]: { type: 'String', value: identityValue } };
  try {
    await attempt.engine.client.tasks.complete(taskId, { variables }, attempt.call);
    return done({ processInstanceId, taskId });
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return remember(error, taskId);
  }
}

/** Keeps the engine's task id, so that the next attempt can ask for exactly this task. */
function remember(error: EngineError, taskId: string): AttemptResult {
  const judged = judgeFailure(error);
  return judged.status === 'PENDING' ? { ...judged, memory: { taskId } } : judged;
}

async function withoutOpenTask(command: CommandOf<'complete-task'>, attempt: Attempt): Promise<AttemptResult> {
  const { processInstanceId, taskDefinitionKey, identityVariable, identityValue } = command;
  if (await completedByUs(command, attempt)) return done({ processInstanceId, lookedUp: true });
  const fate = await taskFate(command, attempt);
  if (fate === 'completed') return done({ processInstanceId, lookedUp: true, completedElsewhere: true });
  if (fate === 'cancelled') {
    return obsolete(`The task ${taskDefinitionKey} of ${identityValue} was cancelled; the decision stands.`);
  }
  return notYet(
    `The process instance ${processInstanceId} has no open task ${taskDefinitionKey} with ${identityVariable} "${identityValue}" yet.`,
  );
}

async function findOpenTask(
  { processInstanceId, taskDefinitionKey, identityVariable, identityValue }: CommandOf<'complete-task'>,
  { engine, call }: Attempt,
): Promise<Task | undefined> {
  for (const task of await engine.client.tasks.list({ processInstanceId, taskDefinitionKey }, call)) {
    const variables: WireVariables = await engine.client.tasks.variables(task.id, call).catch((error: unknown) => {
      // Completed or cancelled since it was listed.
      if (error instanceof EngineNotFoundError) return {};
      throw error;
    });
    if (variables[identityVariable]?.value === identityValue) return task;
  }
  return undefined;
}

function completedByUs(
  { processInstanceId, receiptVariable, identityValue }: CommandOf<'complete-task'>,
  attempt: Attempt,
): Promise<boolean> {
  return hasReceipt(attempt, { instanceIds: [processInstanceId], receiptVariable, value: identityValue });
}
