import { type EngineClient, type ProcessInstanceId, parseEngineDate } from '@stepwright/engine-client';
import { instancesOf } from './instances.ts';
import { inOrder, orderPassages } from './order-passages.ts';
import type { Run } from './run.ts';
import type { MadeDecision, Passage, RunHistory } from './run-history.ts';

/** Reads what the engine remembers of a run. Decisions are only asked for when the model makes some. */
export async function readHistory(run: Run): Promise<Omit<RunHistory, 'raised'>> {
  const ids = await instancesOf(run);
  const passages = await ofAll(ids, (id) => readPassages(run.client, id));
  return { passages, decisions: decides(run) ? await ofAll(ids, (id) => readDecisions(run.client, id)) : [] };
}

/** Reads the passages of a run alone. */
export async function readRunPassages(run: Run): Promise<readonly Passage[]> {
  return await ofAll(await instancesOf(run), (id) => readPassages(run.client, id));
}

/** Reads the passages of one instance, each after those that led to it. */
export async function readPassages(
  client: EngineClient,
  processInstanceId: ProcessInstanceId,
): Promise<readonly Passage[]> {
  const rows = await client.history.activityInstances({ processInstanceId, sorting: inOrder });
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

function decides({ subject }: Run): boolean {
  return subject.graphs.some(({ allNodes }) =>
    allNodes.some(({ implementation }) => implementation.kind === 'decision'),
  );
}

/** A rule has an output in history for every column; a literal expression has one without a rule. */
async function readDecisions(
  client: EngineClient,
  processInstanceId: ProcessInstanceId,
): Promise<readonly MadeDecision[]> {
  const sorting = [{ sortBy: 'evaluationTime', sortOrder: 'asc' as const }];
  const rows = await client.history.decisionInstances({ processInstanceId, sorting });
  return rows.map(({ decisionDefinitionKey, outputs }) => ({
    decision: decisionDefinitionKey,
    ruleIds: [...new Set(outputs.flatMap(({ ruleId }) => ruleId ?? []))],
  }));
}

async function ofAll<T>(
  ids: readonly ProcessInstanceId[],
  read: (id: ProcessInstanceId) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (const id of ids) found.push(...(await read(id)));
  return found;
}
