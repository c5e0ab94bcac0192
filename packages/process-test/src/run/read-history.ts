import { type EngineClient, type ProcessInstanceId, parseEngineDate } from '@stepwright/engine-client';
import { instancesOf } from './instances.ts';
import { orderPassages } from './order-passages.ts';
import type { Run } from './run.ts';
import type { Passage, RunHistory } from './run-history.ts';

/** Reads what the engine remembers of a run. */
export async function readHistory(run: Run): Promise<Omit<RunHistory, 'raised'>> {
  const passages: Passage[] = [];
  for (const id of await instancesOf(run)) passages.push(...(await readPassages(run.client, id)));
  return { passages, decisions: [] };
}

/** Reads the passages of one instance, each after those that led to it. */
export async function readPassages(
  client: EngineClient,
  processInstanceId: ProcessInstanceId,
): Promise<readonly Passage[]> {
  const sorting = [{ sortBy: 'occurrence', sortOrder: 'asc' as const }];
  const rows = await client.history.activityInstances({ processInstanceId, sorting });
  return orderPassages(
    rows.map((row) => ({
      id: row.id,
      element: row.activityId,
      around: row.parentActivityInstanceId ?? processInstanceId,
      process: row.processDefinitionKey,
      processInstanceId,
      startedAtMs: parseEngineDate(row.startTime).getTime(),
      endedAtMs: row.endTime === null ? undefined : parseEngineDate(row.endTime).getTime(),
      isCanceled: row.canceled === true,
    })),
  );
}
