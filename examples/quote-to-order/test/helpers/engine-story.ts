import type { OrderFulfillmentElement, QuoteApprovalElement } from '@platform/contracts/models';
import { type Platform, waitFor } from '@platform/quote-to-order';

/** The id of a flow node of one of the platform's models. */
export type ElementId = OrderFulfillmentElement | QuoteApprovalElement;

/** What the engine's history tells of one process instance. */
export interface InstanceStory {
  readonly id: string;
  readonly state: string;
  /** Ids of the activities that were entered, oldest first; a loop's activity once per round. */
  readonly activities: readonly string[];
  /** The end event of the process itself; absent as long as it runs. */
  readonly end?: string;
}

interface HistoricActivity {
  readonly activityId: string;
  readonly activityType: string;
  readonly parentActivityInstanceId: string;
}

/** Asks the engine itself, past every proxy. @throws when the engine refuses. */
export async function askEngine<T>(platform: Platform, method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${platform.engine.url}${path}`, {
    method,
    signal: AbortSignal.timeout(10_000),
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: the engine answered ${response.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Tells of every instance that a business key has had, the oldest first. */
export async function storiesOf(platform: Platform, businessKey: string): Promise<readonly InstanceStory[]> {
  const order = 'sortBy=startTime&sortOrder=asc';
  const query = `processInstanceBusinessKey=${encodeURIComponent(businessKey)}&${order}`;
  const instances = await askEngine<{ id: string; state: string }[]>(
    platform,
    'GET',
    `/history/process-instance?${query}`,
  );
  return Promise.all(instances.map((instance) => tell(platform, instance)));
}

async function tell(platform: Platform, { id, state }: { id: string; state: string }): Promise<InstanceStory> {
  const query = `processInstanceId=${id}&sortBy=occurrence&sortOrder=asc`;
  const activities = await askEngine<HistoricActivity[]>(platform, 'GET', `/history/activity-instance?${query}`);
  const end = activities.find(
    ({ activityType, parentActivityInstanceId }) => /EndEvent$/.test(activityType) && parentActivityInstanceId === id,
  );
  return {
    id,
    state,
    activities: activities.map(({ activityId }) => activityId),
    ...(end === undefined ? {} : { end: end.activityId }),
  };
}

/** Waits until every instance of a business key has ended, and gives where each did, the oldest instance first. */
export function endsOf(platform: Platform, businessKey: string): Promise<readonly (string | undefined)[]> {
  return waitFor(`every instance of ${businessKey} to end`, async () => {
    const ends = (await storiesOf(platform, businessKey)).map(({ end }) => end);
    return ends.length > 0 && !ends.includes(undefined) ? ends : undefined;
  });
}

/** How often a story entered an activity. */
export function timesIn({ activities }: InstanceStory, activityId: ElementId): number {
  return activities.filter((one) => one === activityId).length;
}

/** An external task that is open. */
export interface OpenTask {
  readonly id: string;
  readonly topicName: string;
  readonly retries: number | null;
}

/** The open external tasks of a business key. */
export async function openTasksOf(platform: Platform, businessKey: string): Promise<readonly OpenTask[]> {
  const tasks = await askEngine<(OpenTask & { businessKey: string | null })[]>(platform, 'GET', '/external-task');
  return tasks.filter((task) => task.businessKey === businessKey);
}

/** The timers that tick in the instances of a business key. */
export async function timersOf(
  platform: Platform,
  businessKey: string,
): Promise<readonly { readonly createTime: string; readonly dueDate: string }[]> {
  const timers = await Promise.all(
    (await storiesOf(platform, businessKey)).map(({ id }) =>
      askEngine<{ createTime: string; dueDate: string }[]>(platform, 'GET', `/job?timers=true&processInstanceId=${id}`),
    ),
  );
  return timers.flat();
}
