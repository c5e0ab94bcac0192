import { parseEngineDate } from '@stepwright/engine-client';
import { instancesOf } from './instances.ts';
import type { Run } from './run.ts';
import type { Passage, RunHistory } from './run-history.ts';

/** Reads what the engine remembers of a run. */
export async function readHistory(run: Run): Promise<Omit<RunHistory, 'raised'>> {
  const sorting = [{ sortBy: 'occurrence', sortOrder: 'asc' as const }];
  const passages: Passage[] = [];
  for (const processInstanceId of await instancesOf(run)) {
    for (const row of await run.client.history.activityInstances({ processInstanceId, sorting })) {
      passages.push({
        id: row.id,
        element: row.activityId,
        around: row.parentActivityInstanceId ?? processInstanceId,
        process: row.processDefinitionKey,
        processInstanceId,
        startedAtMs: parseEngineDate(row.startTime).getTime(),
        endedAtMs: row.endTime === null ? undefined : parseEngineDate(row.endTime).getTime(),
        isCanceled: row.canceled === true,
      });
    }
  }
  return { passages, decisions: [] };
}
