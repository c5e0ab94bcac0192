import type { RawJob, RawNode, RawState } from '../../engine/raw-state.ts';
import { observeState } from '../../observations/observe-state.ts';
import type { WatchedApi } from './watched-api.ts';

/** Something alive that an action can name: `external:service1`, the n-th of its name. */
export interface Target {
  readonly activityId: string;
  /** Placeholder without its kind: `service1:2`. */
  readonly name: string;
}

/** What an action can be done to. */
export interface Possibilities {
  readonly external: readonly (Target & { readonly hasIncident: boolean })[];
  readonly tasks: readonly Target[];
  /** None when some due ones look all the same: jobs behind an activity hide which flow they will take. */
  readonly jobs: readonly (Target & { readonly dueMs: number; readonly retries: number })[];
  readonly messages: readonly { readonly event: string; readonly isStart: boolean; readonly subscriber: string }[];
  readonly signals: readonly string[];
  readonly conditionalStarts: number;
  /** Keys of processes of which exactly one instance is alive, and whether it is suspended. */
  readonly instances: readonly { readonly key: string; readonly isSuspended: boolean }[];
  readonly activities: readonly string[];
  readonly executionCount: number;
}

/**
 * Tells what can be done now. Things that look all the same are left out unless `twins` are welcome: what happens to one of them cannot be
 * told apart from what happens to the other only as long as they have the same past.
 */
export function whatCanBeDone(api: WatchedApi, twins: boolean): Possibilities {
  const raw = api.lastState();
  const { names } = observeState(raw, api.jobKinds());
  const signature = signatures(raw);
  const targets = <T extends { id: string }>(
    kind: string,
    items: readonly T[],
    activityOf: (item: T) => string,
    look: (item: T) => string,
  ) =>
    items.flatMap((item) => {
      const activityId = activityOf(item);
      const ids = names.get(`${kind}:${activityId}`) ?? [];
      const same = items.filter((other) => activityOf(other) === activityId && look(other) === look(item));
      if (same.length > 1 && (!twins || kind === 'job')) return [];
      const place = ids.indexOf(item.id);
      return place < 0 ? [] : [{ item, activityId, name: place === 0 ? activityId : `${activityId}:${place}` }];
    });
  const kinds = api.jobKinds();
  const jobActivity = (job: RawJob) => kinds.get(job.jobDefinitionId ?? '')?.activityId ?? 'unknown';
  const jobs = targets('job', raw.jobs, jobActivity, (job) =>
    JSON.stringify([signature(job.executionId ?? ''), job.retries, job.dueDate]),
  ).map(({ item, ...target }) => ({ ...target, dueMs: dueMs(item), retries: item.retries }));
  return {
    external: targets(
      'external',
      raw.external,
      (task) => task.activityId,
      (task) => JSON.stringify([signature(task.activityInstanceId), task.retries, task.errorMessage, task.workerId]),
    ).map(({ item, ...target }) => ({ ...target, hasIncident: item.retries === 0 })),
    tasks: targets(
      'task',
      raw.tasks,
      (task) => task.taskDefinitionKey,
      (task) => signature(task.executionId),
    ),
    jobs,
    ...subscriptionsOf(raw, twins),
    instances: aloneInstances(raw),
    activities: [...new Set(raw.trees.flatMap(activityIds))],
    executionCount: raw.executions.length,
  };
}

function dueMs({ dueDate }: RawJob): number {
  return dueDate === null ? 0 : Date.parse(dueDate);
}

function subscriptionsOf(
  raw: RawState,
  twins: boolean,
): Pick<Possibilities, 'messages' | 'signals' | 'conditionalStarts'> {
  const of = (kind: string) => raw.subscriptions.filter(({ eventType }) => eventType === kind);
  const count = (name: string | null) => raw.subscriptions.filter(({ eventName }) => eventName === name).length;
  return {
    messages: of('message')
      .filter(({ eventName }) => twins || count(eventName) === 1)
      .map(({ eventName, executionId }) => ({
        event: eventName ?? '',
        isStart: executionId === null,
        subscriber: `{{subscriber:${eventName}}}`,
      })),
    signals: [...new Set(of('signal').map(({ eventName }) => eventName ?? ''))],
    conditionalStarts: of('conditional').filter(({ executionId }) => executionId === null).length,
  };
}

function aloneInstances(raw: RawState): Possibilities['instances'] {
  const key = (definitionId: string) => definitionId.split(':')[0] ?? '';
  const alive = raw.instances.map(({ definitionId, suspended }) => ({
    key: key(definitionId),
    isSuspended: suspended,
  }));
  return alive.filter((each) => alive.filter((other) => other.key === each.key).length === 1);
}

function activityIds(node: RawNode): string[] {
  return (node.childActivityInstances ?? []).flatMap((child) => [child.activityId, ...activityIds(child)]);
}

/** What can be seen of a node or of the innermost node of an execution: the nodes around it and their variables. */
function signatures(raw: RawState): (id: string) => string {
  const found = new Map<string, string>();
  const visit = (node: RawNode, outside: readonly unknown[]) => {
    const variables = raw.variables
      .filter(({ activityInstanceId }) => activityInstanceId === node.id)
      .map(({ name, value }) => [name, value])
      .sort();
    const text = [...outside, node.activityId, variables];
    found.set(node.id, JSON.stringify(text));
    for (const id of node.executionIds ?? []) found.set(id, JSON.stringify(text));
    for (const child of node.childActivityInstances ?? []) visit(child, text);
    for (const { executionId, activityId } of node.childTransitionInstances ?? []) {
      found.set(executionId, JSON.stringify([...text, activityId]));
    }
  };
  for (const tree of raw.trees) visit(tree, []);
  return (id) => found.get(id) ?? '';
}
