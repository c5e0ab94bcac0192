import { type HistoricTask, parseEngineDate } from '@stepwright/engine-client';
import { type VariableUpdate, variableUpdates } from '../engine/variable-updates.ts';
import type { CommandOf } from '../workflow-command.ts';
import type { Attempt } from './attempt.ts';

/** What became of a human task that is not open: `not-created` may still come. */
export type TaskFate = 'completed' | 'cancelled' | 'not-created';

/**
 * Reads from the history what became of the task that the identity variable named.
 *
 * The history does not tie a task to the value that a variable had, but time does: the task is the one that began after the
 * variable got the identity and before it got the next one. An identity that was replaced without such a task was passed over.
 */
export async function taskFate(command: CommandOf<'complete-task'>, attempt: Attempt): Promise<TaskFate> {
  const { processInstanceId, taskDefinitionKey, identityVariable, identityValue } = command;
  const { engine, call, memory } = attempt;
  const tasks = await engine.client.history.tasks({ processInstanceId, taskDefinitionKey }, call);
  const known = tasks.find((task) => task.id === memory.taskId);
  if (known !== undefined) return fateOf(known);
  const updates = await variableUpdates(engine.url, {
    processInstanceId,
    variableName: identityVariable,
    signal: call.signal,
  });
  const period = periodOf(identityValue, updates);
  if (period === undefined) return 'not-created';
  const own = tasks.find((task) => isWithin(parseEngineDate(task.startTime), period));
  if (own !== undefined) return fateOf(own);
  return period.until === undefined ? 'not-created' : 'cancelled';
}

interface Period {
  readonly from: Date;
  readonly until: Date | undefined;
}

function periodOf(identity: string, updates: readonly VariableUpdate[]): Period | undefined {
  const start = updates.find(({ value }) => value === identity);
  if (start === undefined) return undefined;
  const next = updates
    .slice(updates.indexOf(start) + 1)
    .find(({ variableInstanceId, value }) => variableInstanceId === start.variableInstanceId && value !== identity);
  return { from: start.at, until: next?.at };
}

function isWithin(time: Date, { from, until }: Period): boolean {
  return time >= from && (until === undefined || time < until);
}

function fateOf({ endTime, deleteReason }: HistoricTask): TaskFate {
  if (endTime === null) return 'not-created';
  return deleteReason === 'completed' ? 'completed' : 'cancelled';
}
