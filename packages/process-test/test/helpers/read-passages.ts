import { type EngineClient, type ProcessInstanceId, parseEngineDate } from '@stepwright/engine-client';
import type { Passage } from '../../src/run/run-history.ts';

/** Reads the passages of one instance, as a run does. */
export async function readPassages(client: EngineClient, processInstanceId: ProcessInstanceId): Promise<Passage[]> {
  const sorting = ['startTime', 'occurrence'].map((sortBy) => ({ sortBy, sortOrder: 'asc' as const }));
  const rows = await client.history.activityInstances({ processInstanceId, sorting });
  return rows.map((row) => ({
    id: row.id,
    element: row.activityId,
    around: row.parentActivityInstanceId ?? processInstanceId,
    process: row.processDefinitionKey,
    processInstanceId,
    startedAtMs: parseEngineDate(row.startTime).getTime(),
    endedAtMs: row.endTime === null ? undefined : parseEngineDate(row.endTime).getTime(),
    isCanceled: row.canceled === true,
  }));
}
