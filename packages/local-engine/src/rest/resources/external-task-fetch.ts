import { type Fetch, type FetchTopic, fetchExternalTasks } from '../../commands/fetch-external-tasks.ts';
import { EngineError, invalidRequest } from '../../state/engine-error.ts';
import type { TypedValue } from '../../values/typed-value.ts';
import { typedValueFromJson } from '../../values/typed-value-from-json.ts';
import { pendingFetchesOf } from '../pending-fetches.ts';
import { type Body, bodyOf, flagOf, integerOf, longOf, objectOf, objectsOf, textOf, textsOf } from '../request-body.ts';
import { type Handler, ok, type RestAnswer, type Route } from '../route.ts';
import { lockedExternalTask } from '../shapes/locked-external-task.ts';

const TIMEOUT_MS_MAX = 1_800_000;

/** How workers get tasks. */
export const externalTaskFetchRoutes: readonly Route[] = [
  { method: 'POST', path: '/external-task/fetchAndLock', handler: fetchAndLock },
];

/** Without tasks it waits as long as `asyncResponseTimeout` says and answers at the moment when one appears. The queue of those who wait is not limited. */
async function fetchAndLock(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  const timeoutMs = longOf(body, 'asyncResponseTimeout');
  const fetch = fetchOf(body);
  if (timeoutMs !== undefined && timeoutMs > TIMEOUT_MS_MAX) {
    const message = `The asynchronous response timeout cannot be set to a value greater than ${TIMEOUT_MS_MAX} milliseconds`;
    throw invalidRequest(message);
  }
  const attempt = (): Promise<Record<string, unknown>[]> =>
    engine.execute((state) => fetchExternalTasks(state, fetch).map((task) => lockedExternalTask(state, task)));
  const tasks = await attempt();
  if (tasks.length > 0 || timeoutMs === undefined || timeoutMs <= 0) return ok(tasks);
  const { signal } = request;
  return ok(await pendingFetchesOf(engine).wait(fetch, attempt, { timeoutMs, signal }));
}

function fetchOf(body: Body): Fetch {
  const topics = (objectsOf(body, 'topics') ?? []).map(topicOf);
  return {
    workerId: textOf(body, 'workerId'),
    maxTasks: integerOf(body, 'maxTasks') ?? 0,
    usePriority: flagOf(body, 'usePriority'),
    sortByCreateTime: sortingOf(body),
    topics: new Map(topics.map((topic) => [topic.topicName, topic])),
  };
}

function topicOf(topic: Body): FetchTopic {
  return {
    topicName: textOf(topic, 'topicName'),
    lockDurationMs: longOf(topic, 'lockDuration') ?? 0,
    businessKey: textOf(topic, 'businessKey'),
    definitionId: textOf(topic, 'processDefinitionId'),
    definitionIdIn: textsOf(topic, 'processDefinitionIdIn'),
    definitionKey: textOf(topic, 'processDefinitionKey'),
    definitionKeyIn: textsOf(topic, 'processDefinitionKeyIn'),
    versionTag: textOf(topic, 'processDefinitionVersionTag'),
    tenantIdIn: textsOf(topic, 'tenantIdIn'),
    processVariables: processVariablesOf(topic),
    variables: textsOf(topic, 'variables'),
    localVariables: flagOf(topic, 'localVariables'),
    deserializeValues: flagOf(topic, 'deserializeValues'),
    includeExtensionProperties: flagOf(topic, 'includeExtensionProperties'),
  };
}

/** Plain JSON values, not typed ones. */
function processVariablesOf(topic: Body): Map<string, TypedValue> | undefined {
  const plain = objectOf(topic, 'processVariables');
  return plain && new Map(Object.entries(plain).map(([name, value]) => [name, typedValueFromJson(value)]));
}

/** Of several the first counts: creation times are compared once. */
function sortingOf(body: Body): 'asc' | 'desc' | undefined {
  const orders = (objectsOf(body, 'sorting') ?? []).map(orderOf);
  return orders[0];
}

function orderOf(sorting: Body): 'asc' | 'desc' {
  const sortBy = textOf(sorting, 'sortBy');
  const sortOrder = textOf(sorting, 'sortOrder');
  if (sortBy === undefined) {
    throw new EngineError(500, 'NullPointerException', 'A sorting has no sortBy.', { code: null });
  }
  if (sortBy !== 'createTime') throw invalidRequest(`Cannot set query sortBy parameter to value ${sortBy}`);
  if (sortOrder === undefined) {
    const message = 'Invalid query: call asc() or desc() after using orderByXX(): direction is null';
    throw new EngineError(400, 'NotValidException', message);
  }
  if (sortOrder !== 'asc' && sortOrder !== 'desc') {
    throw invalidRequest(`Cannot set query sortOrder parameter to value ${sortOrder}`);
  }
  return sortOrder;
}
