import type { RawState } from '../engine/raw-state.ts';
import { compareTexts, normalise, secondsOf } from './normalise.ts';
import type { State } from './observation.ts';
import { labelNodes, renderTree, type ScopeNode, type ScopeTree, scopeTreeOf, withDescendants } from './scope-tree.ts';

/** What a job definition says about its jobs. */
export interface JobKind {
  readonly activityId: string;
  readonly jobType: string;
  readonly jobConfiguration: string;
}

/** A normalised fact, the node it hangs on and the id behind it. */
interface Fact {
  readonly section: 'external' | 'tasks' | 'jobs' | 'subscriptions' | 'variables' | 'incidents';
  readonly id: string;
  /** What placeholders call it: an activity id, or the name of a variable or event. */
  readonly name: string;
  readonly node: ScopeNode | undefined;
  readonly content: Readonly<Record<string, unknown>>;
  /** The execution of a subscription. */
  readonly executionId?: string | null;
}

/** A state as it is compared, and the ids by the names that placeholders use: `external:a`, `job:timer`, `instance:p`, … */
export interface ObservedState {
  readonly state: State;
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** Puts a state into its canonical form: no ids, times relative, orders fixed. */
export function observeState(raw: RawState, jobKinds: ReadonlyMap<string, JobKind>): ObservedState {
  const tree = scopeTreeOf(raw);
  const facts = [
    ...externalFacts(raw, tree),
    ...taskFacts(raw, tree),
    ...jobFacts(raw, tree, jobKinds),
    ...subscriptionFacts(raw, tree),
    ...variableFacts(raw, tree),
    ...incidentFacts(raw, tree),
  ];
  for (const { section, node, content } of facts) node?.facts.push([section, content]);
  const byId = new Map(raw.instances.map((instance) => [instance.id, instance]));
  for (const root of tree.roots) root.facts.push(instanceContent(byId.get(root.id)));
  labelNodes(tree);
  const ordered = sortFacts(facts, tree.roots);
  const section = (name: Fact['section']) =>
    ordered
      .filter((fact) => fact.section === name)
      .map(({ node, content }): Record<string, unknown> => ({ in: node?.label, ...content }));
  const state: State = {
    instances: tree.roots.map((root) => ({ in: root.label, ...instanceContent(byId.get(root.id)) })),
    tree: tree.roots.map(renderTree),
    executions: raw.executions.length,
    external: section('external'),
    tasks: section('tasks'),
    jobs: section('jobs'),
    subscriptions: section('subscriptions'),
    variables: section('variables').map(({ in: scope, name, type, value }) => [scope ?? null, name, type, value]),
    incidents: section('incidents'),
  };
  return { state: JSON.parse(JSON.stringify(state)) as State, names: namesOf(tree.roots, ordered) };
}

function instanceContent(instance: RawState['instances'][number] | undefined): Record<string, unknown> {
  return compact({ businessKey: instance?.businessKey, suspended: instance?.suspended });
}

function externalFacts(raw: RawState, tree: ScopeTree): Fact[] {
  return raw.external.map((task) => ({
    section: 'external',
    id: task.id,
    name: task.activityId,
    node: tree.byId(task.activityInstanceId) ?? tree.byExecution(task.executionId),
    content: compact({
      topic: task.topicName,
      retries: task.retries,
      error: task.errorMessage,
      priority: task.priority,
      worker: task.workerId,
      lockedUntil: secondsOf(task.lockExpirationTime),
      suspended: task.suspended,
    }),
  }));
}

function taskFacts(raw: RawState, tree: ScopeTree): Fact[] {
  return raw.tasks.map((task) => ({
    section: 'tasks',
    id: task.id,
    name: task.taskDefinitionKey,
    node: tree.byExecution(task.executionId, task.taskDefinitionKey),
    content: compact({
      name: task.name,
      assignee: task.assignee,
      owner: task.owner,
      delegation: task.delegationState,
      due: secondsOf(task.due),
      followUp: secondsOf(task.followUp),
      priority: task.priority,
      description: task.description,
      suspended: task.suspended,
    }),
  }));
}

function jobFacts(raw: RawState, tree: ScopeTree, kinds: ReadonlyMap<string, JobKind>): Fact[] {
  return raw.jobs.map((job) => {
    const kind = kinds.get(job.jobDefinitionId ?? '');
    return {
      section: 'jobs',
      id: job.id,
      name: kind?.activityId ?? 'unknown',
      node: tree.byExecution(job.executionId, kind?.activityId),
      content: compact({
        activity: kind?.activityId,
        type: kind?.jobType,
        configuration: kind?.jobConfiguration,
        due: secondsOf(job.dueDate),
        retries: job.retries,
        priority: job.priority,
        exception: job.exceptionMessage,
        failedActivity: job.failedActivityId,
        suspended: job.suspended,
      }),
    };
  });
}

function subscriptionFacts(raw: RawState, tree: ScopeTree): Fact[] {
  return raw.subscriptions.map((subscription) => ({
    section: 'subscriptions',
    id: subscription.id,
    name: subscription.eventName ?? subscription.activityId,
    node: tree.byExecution(subscription.executionId, subscription.activityId),
    content: compact({
      activity: subscription.activityId,
      type: subscription.eventType,
      event: subscription.eventName,
    }),
    executionId: subscription.executionId,
  }));
}

function variableFacts(raw: RawState, tree: ScopeTree): Fact[] {
  return raw.variables.map((variable) => ({
    section: 'variables',
    id: variable.id,
    name: variable.name,
    node: tree.byId(variable.activityInstanceId) ?? tree.byExecution(variable.executionId),
    content: {
      name: variable.name,
      type: variable.taskId === null ? variable.type : `${variable.type} of the task`,
      value: normalise(variable.value, { ordered: true, whole: true }),
    },
  }));
}

function incidentFacts(raw: RawState, tree: ScopeTree): Fact[] {
  return raw.incidents.map((incident) => ({
    section: 'incidents',
    id: incident.id,
    name: incident.activityId ?? 'unknown',
    node: tree.byExecution(incident.executionId, incident.activityId),
    content: compact({
      activity: incident.activityId,
      failedActivity: incident.failedActivityId === incident.activityId ? undefined : incident.failedActivityId,
      type: incident.incidentType,
      message: incident.incidentMessage,
      inherited: incident.causeIncidentId !== null && incident.causeIncidentId !== incident.id,
    }),
  }));
}

/** By the place of the node in the tree, then by content. */
function sortFacts(facts: readonly Fact[], roots: readonly ScopeNode[]): Fact[] {
  const places = new Map(roots.flatMap(withDescendants).map((node, index) => [node, index]));
  const place = ({ node }: Fact) => (node === undefined ? -1 : (places.get(node) ?? -1));
  return [...facts].sort(
    (a, b) => place(a) - place(b) || compareTexts(JSON.stringify(a.content), JSON.stringify(b.content)),
  );
}

function namesOf(roots: readonly ScopeNode[], facts: readonly Fact[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  const add = (name: string, id: string | null | undefined) => {
    if (id) names.set(name, [...(names.get(name) ?? []), id]);
  };
  const kinds = {
    external: 'external',
    tasks: 'task',
    jobs: 'job',
    subscriptions: 'subscription',
    variables: 'variable',
    incidents: 'incident',
  };
  for (const { section, name, id, executionId } of facts) {
    add(`${kinds[section]}:${name}`, id);
    add(`subscriber:${name}`, executionId);
  }
  for (const node of roots.flatMap(withDescendants)) {
    if (node.kind === 'instance') add(`instance:${node.activityId}`, node.id);
    else add(`${node.kind === 'transition' ? 'transition' : 'activityInstance'}:${node.activityId}`, node.id);
    add(`execution:${node.activityId}`, node.executionIds[0]);
  }
  return names;
}

/** Leaves out what is null, undefined or false and normalises the rest. */
function compact(content: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = Object.entries(content).filter(([, value]) => value !== null && value !== undefined && value !== false);
  return Object.fromEntries(kept.map(([key, value]) => [key, normalise(value, { whole: true, ordered: true })]));
}
