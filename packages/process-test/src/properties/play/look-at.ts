import { VariablesError, type WireValue } from '@stepwright/contract';
import type { ExternalTaskSummary, HistoricVariableInstance } from '@stepwright/engine-client';
import { instancesOf, tokensOf } from '../../run/instances.ts';
import { timerJobs, waitingJobs } from '../../run/jobs.ts';
import { type Run, workerId } from '../../run/run.ts';
import { show } from '../../run/show.ts';
import { decodeFor, valueOfWire } from '../../run/wire-values.ts';
import type { ScenarioValues } from '../../scenario/scenario.ts';
import type { InstanceState, OpenTask, OpenUserTask, SetTimer, Wait } from './instance-state.ts';

/** Looks at everything that an instance and those that it called offer and hold. */
export async function lookAt(
  run: Run,
  last: Pick<InstanceState, 'step' | 'lastAct' | 'isErrorCaught'>,
): Promise<InstanceState> {
  const ids = await instancesOf(run);
  const at = await tokensOf(run);
  const jobs = await waitingJobs(run);
  return {
    ...last,
    at,
    hasEnded: at.length === 0,
    variables: await variablesOf(run, ids),
    tasks: inOrder(await tasksOf(run, ids), ({ topic, element, input }) => `${topic} ${element} ${show(input)}`),
    userTasks: inOrder(await userTasksOf(run, ids), ({ key }) => key),
    waits: inOrder(await waitsOf(run, ids), ({ kind, name, element }) => `${kind} ${name} ${element}`),
    timers: jobs.some(({ dueDate }) => dueDate !== null) ? await timersOf(run) : [],
    jobCount: jobs.length,
    incidents: await incidentsOf(run, ids),
  };
}

/** Engines list in an order of their own; the same script must choose the same on all. */
function inOrder<T>(items: readonly T[], nameOf: (item: T) => string): readonly T[] {
  const named = items.map((item) => ({ item, name: nameOf(item) }));
  return named
    .toSorted((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)))
    .map(({ item }) => item);
}

async function variablesOf(run: Run, ids: readonly string[]): Promise<ScenarioValues> {
  const rows = await run.client.history.variableInstances({ processInstanceIdIn: [...ids] });
  const isOfProcess = ({ activityInstanceId }: HistoricVariableInstance): boolean =>
    activityInstanceId === run.processInstanceId;
  const present = rows.filter(({ state }) => state !== 'DELETED');
  const ordered = present.toSorted((one, other) => Number(isOfProcess(one)) - Number(isOfProcess(other)));
  const contents = ordered.map(async ({ name, type, value, valueInfo }) => {
    return [name, await valueOfWire(run, name, { type, value, valueInfo })] as const;
  });
  return Object.fromEntries(await Promise.all(contents));
}

async function tasksOf(run: Run, ids: readonly string[]): Promise<readonly OpenTask[]> {
  const { client, subject } = run;
  const open = await client.externalTasks.list({ processInstanceIdIn: [...ids] });
  if (open.length === 0) return [];
  const told = await inputsOf(client, subject.contract.tasks, open);
  const tasks = open.map(async ({ id, topicName, activityId, priority }) => {
    const contract = subject.contract.tasks.find(({ topic }) => topic === topicName);
    const wire = told.get(id) ?? {};
    const input = await readInput(run, contract, wire);
    return { id, topic: topicName, element: activityId, priority, contract, wire, ...input };
  });
  return await Promise.all(tasks);
}

/** Asks as a worker does, and gives the locks back: an act locks again. */
async function inputsOf(
  { externalTasks }: Run['client'],
  contracts: Run['subject']['contract']['tasks'],
  open: readonly ExternalTaskSummary[],
): Promise<ReadonlyMap<string, Record<string, WireValue>>> {
  const topics = contracts
    .filter(({ topic }) => open.some(({ topicName }) => topicName === topic))
    .map(({ topic, input }) => {
      const instances = open.filter(({ topicName }) => topicName === topic);
      const businessKey = instances[0]?.businessKey;
      const ofRun = typeof businessKey === 'string' ? { businessKey } : {};
      return { topicName: topic, lockDurationMs: 60_000, variables: Object.keys(input), ...ofRun };
    });
  if (topics.length === 0) return new Map();
  const locked = await externalTasks.fetchAndLock({ workerId, maxTasks: 1_000, topics });
  for (const { id } of locked) await externalTasks.unlock(id);
  return new Map(locked.map(({ id, variables }) => [id, variables]));
}

async function readInput(
  run: Run,
  contract: OpenTask['contract'],
  wire: Readonly<Record<string, WireValue>>,
): Promise<Pick<OpenTask, 'input' | 'inputFault'>> {
  if (!contract) return { input: undefined, inputFault: undefined };
  try {
    return { input: await decodeFor(run, contract.topic, contract.input, wire), inputFault: undefined };
  } catch (cause) {
    if (!(cause instanceof VariablesError)) throw cause;
    const inputFault = cause.issues.map(({ path, message }) => `${path} ${message}`).join('; ');
    return { input: undefined, inputFault };
  }
}

async function userTasksOf({ client, subject }: Run, ids: readonly string[]): Promise<readonly OpenUserTask[]> {
  const open = await client.tasks.list({ processInstanceIdIn: [...ids] });
  return open.map(({ id, taskDefinitionKey: key, assignee, due, priority }) => {
    const contract = subject.contract.userTasks.find(({ taskDefinitionKey }) => taskDefinitionKey === key);
    return { id, key, assignee, due, priority, contract };
  });
}

async function waitsOf({ client, subject }: Run, ids: readonly string[]): Promise<readonly Wait[]> {
  const found: Wait[] = [];
  for (const processInstanceId of ids) {
    for (const { eventType, eventName, activityId } of await client.eventSubscriptions.list({ processInstanceId })) {
      // What may be compensated waits for nobody.
      if (eventType === 'compensate') continue;
      const contract = subject.contract.messages.find(({ name }) => eventType === 'message' && name === eventName);
      found.push({ kind: eventType, name: eventName ?? '', element: activityId ?? '', contract });
    }
  }
  return found;
}

/** A job does not say whose it is, so the engine is asked for each timer of the models. */
async function timersOf(run: Run): Promise<readonly SetTimer[]> {
  const elements = run.subject.graphs.flatMap(({ allNodes }) =>
    allNodes.filter(({ event }) => event?.kind === 'timer'),
  );
  const found: SetTimer[] = [];
  for (const { id: element } of elements) {
    for (const job of await timerJobs(run, element)) {
      const dueMs = run.time.dueMs(job);
      const createdMs =
        job.createTime === null ? run.time.nowMs() : run.time.dueMs({ ...job, dueDate: job.createTime });
      found.push({ element, leftMs: dueMs - run.time.nowMs(), setForMs: dueMs - createdMs });
    }
  }
  return found.toSorted((one, other) => one.leftMs - other.leftMs);
}

async function incidentsOf({ client }: Run, ids: readonly string[]): Promise<InstanceState['incidents']> {
  const found: { element: string; message: string }[] = [];
  for (const processInstanceId of ids) {
    for (const incident of await client.incidents.list({ processInstanceId })) {
      // A called instance's incident stands again at every instance above it, as the same cause.
      if (incident.id !== incident.causeIncidentId) continue;
      found.push({ element: incident.activityId, message: incident.incidentMessage ?? incident.incidentType });
    }
  }
  return found;
}
