import { localVariable } from '../kernel/variables.ts';
import { likePattern } from '../queries/like-pattern.ts';
import type { ExternalTaskRecord } from '../records/runtime-records.ts';
import { EngineError, processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { equalValues } from '../values/compare-values.ts';
import type { TypedValue } from '../values/typed-value.ts';
import { requireWorker } from './external-task-of-worker.ts';
import { nullValue } from './refusals.ts';

/** Which tasks of a topic a worker wants, and what it wants of them. */
export interface FetchTopic {
  readonly topicName: string | undefined;
  readonly lockDurationMs: number;
  readonly businessKey?: string | undefined;
  readonly definitionId?: string | undefined;
  readonly definitionIdIn?: readonly string[] | undefined;
  readonly definitionKey?: string | undefined;
  readonly definitionKeyIn?: readonly string[] | undefined;
  /** A pattern of LIKE. */
  readonly versionTag?: string | undefined;
  /** No task has a tenant, so any name matches none. */
  readonly tenantIdIn?: readonly string[] | undefined;
  /** Variables of the instance, of which ONE must be equal. */
  readonly processVariables?: ReadonlyMap<string, TypedValue> | undefined;
  /** The names of the variables to answer; undefined answers all. */
  readonly variables?: readonly string[] | undefined;
  readonly localVariables?: boolean;
  readonly deserializeValues?: boolean;
  readonly includeExtensionProperties?: boolean;
}

export interface Fetch {
  readonly workerId: string | undefined;
  readonly maxTasks: number;
  readonly usePriority: boolean;
  readonly sortByCreateTime: 'asc' | 'desc' | undefined;
  /** By name. The engine keeps the last of two topics of one name. */
  readonly topics: ReadonlyMap<string | undefined, FetchTopic>;
}

/** A task that was locked for a worker, and the topic that asked for it. */
export interface FetchedTask {
  readonly task: ExternalTaskRecord;
  readonly topic: FetchTopic;
}

/** Locks at most `maxTasks` tasks for a worker: those of these topics that nobody holds, that are not suspended and have retries left. */
export function fetchExternalTasks(state: EngineState, fetch: Fetch): FetchedTask[] {
  const workerId = checkFetch(fetch);
  const nowMs = state.clock.now();
  const fetched: FetchedTask[] = [];
  if (fetch.maxTasks === 0) return fetched;
  for (const found of matchingTasks(state, fetch)) {
    const lockExpiresAtMs = nowMs + found.topic.lockDurationMs;
    state.tables.externalTasks.update(found.task, { workerId, lockExpiresAtMs });
    fetched.push(found);
    if (fetched.length === fetch.maxTasks) break;
  }
  return fetched;
}

/** Whether a fetch would find something now. */
export function hasExternalTasks(state: EngineState, fetch: Fetch): boolean {
  if (fetch.maxTasks === 0) return false;
  for (const _found of matchingTasks(state, fetch)) return true;
  return false;
}

function* matchingTasks(state: EngineState, fetch: Fetch): IterableIterator<FetchedTask> {
  const { usePriority, sortByCreateTime } = fetch;
  const order = { usePriority, ...(sortByCreateTime === undefined ? {} : { sortByCreateTime }) };
  const names = [...fetch.topics.keys()].filter((name) => name !== undefined);
  for (const task of state.tables.availableTasks.candidates(names, state.clock.now(), order)) {
    const topic = fetch.topics.get(task.topic);
    if (topic !== undefined && isWanted(state, topic, task)) yield { task, topic };
  }
}

function checkFetch({ workerId, maxTasks, topics }: Fetch): string {
  const worker = requireWorker(workerId);
  if (maxTasks < 0) throw processEngineException('maxResults is not greater than or equal to 0');
  for (const { topicName, lockDurationMs, processVariables } of topics.values()) {
    if (topicName === undefined) throw nullValue('topicName is null');
    if (lockDurationMs <= 0) throw processEngineException('lockTime is not greater than 0');
    for (const value of processVariables?.values() ?? []) refuseUnaskable(value);
  }
  return worker;
}

function refuseUnaskable({ type }: TypedValue): void {
  if (type === 'Object' || type === 'Json' || type === 'Xml' || type === 'Bytes' || type === 'File') {
    throw new EngineError(500, 'ProcessEngineException', `${type} values cannot be used to query`);
  }
}

function isWanted(state: EngineState, topic: FetchTopic, task: ExternalTaskRecord): boolean {
  if (topic.tenantIdIn !== undefined && topic.tenantIdIn.length > 0) return false;
  if (topic.businessKey !== undefined) {
    if (state.tables.executions.get(task.processInstanceId)?.businessKey !== topic.businessKey) return false;
  }
  return isOfDefinition(state, topic, task.definitionId) && hasOneVariable(state, topic, task);
}

function isOfDefinition(state: EngineState, topic: FetchTopic, definitionId: string): boolean {
  if (!isOneOf(definitionId, topic.definitionId, topic.definitionIdIn)) return false;
  const { definitionKey, definitionKeyIn, versionTag } = topic;
  if (definitionKey === undefined && definitionKeyIn === undefined && versionTag === undefined) return true;
  const definition = state.tables.definitions.get(definitionId);
  if (!isOneOf(definition?.key, definitionKey, definitionKeyIn)) return false;
  return versionTag === undefined || likePattern(versionTag)(definition?.versionTag);
}

/** An empty list asks nothing. */
function isOneOf(value: string | undefined, only: string | undefined, several: readonly string[] | undefined): boolean {
  if (only !== undefined && value !== only) return false;
  return several === undefined || several.length === 0 || (value !== undefined && several.includes(value));
}

/** The engine joins these conditions by "or". */
function hasOneVariable(state: EngineState, { processVariables }: FetchTopic, task: ExternalTaskRecord): boolean {
  if (processVariables === undefined || processVariables.size === 0) return true;
  for (const [name, value] of processVariables) {
    const stored = localVariable(state, task.processInstanceId, name);
    if (stored !== undefined && equalValues(stored.value, value)) return true;
  }
  return false;
}
