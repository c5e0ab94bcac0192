import type { EngineApi } from '../engine/engine-api.ts';
import { compareTexts, normalise, normaliseText, secondsOf } from './normalise.ts';

/** What an entry of the past says: a head and named details; null and false are left out. */
interface Entry {
  readonly at: number;
  readonly head: string;
  readonly details: Readonly<Record<string, unknown>>;
}

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Reads the past of everything in the engine, as lines in a fixed order: time, then text. */
export async function observeHistory(api: EngineApi): Promise<Record<string, string[]>> {
  const rows = (path: string) => api.get<Row[]>(`/history/${path}`);
  const [instances, activities, variables, external, jobs, incidents, tasks] = await Promise.all([
    rows('process-instance'),
    rows('activity-instance'),
    rows('variable-instance?deserializeValues=false'),
    rows('external-task-log'),
    rows('job-log'),
    rows('incident'),
    rows('task'),
  ]);
  const keys = new Map(instances.map((row) => [row.id, String(row.processDefinitionKey)]));
  const places = new Map([...keys, ...activities.map((row) => [row.id, String(row.activityId)] as const)]);
  return {
    instances: lines(instances.map((row) => instanceEntry(row, keys))),
    activities: lines(activities.map((row) => activityEntry(row, places, keys))),
    variables: lines(variables.map((row) => variableEntry(row, places))),
    external: lines(external.map(externalEntry)),
    jobs: lines(jobs.map(jobEntry)),
    incidents: lines(incidents.map(incidentEntry)),
    tasks: lines(tasks.map(taskEntry)),
  };
}

type Names = ReadonlyMap<Row[string] | undefined, string>;

function instanceEntry(row: Row, keys: Names): Entry {
  return entry(row.startTime, `${row.processDefinitionKey} ${row.state}`, {
    version: row.processDefinitionVersion === 1 ? null : row.processDefinitionVersion,
    start: row.startActivityId,
    ended: time(row.endTime),
    businessKey: row.businessKey,
    deleteReason: row.deleteReason,
    caller: keys.get(row.superProcessInstanceId),
  });
}

function activityEntry(row: Row, places: Names, keys: Names): Entry {
  return entry(row.startTime, `${row.activityId} ${row.activityType}`, {
    in: places.get(row.parentActivityInstanceId),
    ended: time(row.endTime),
    canceled: row.canceled,
    completeScope: row.completeScope,
    assignee: row.assignee,
    called: keys.get(row.calledProcessInstanceId),
  });
}

function variableEntry(row: Row, places: Names): Entry {
  const java = (row.valueInfo as unknown as { serializationDataFormat?: string } | null)?.serializationDataFormat;
  const value = java?.includes('java') ? '<java>' : row.value;
  return entry(row.createTime, `${row.name} ${row.type}`, {
    value: normalise(value, { whole: true, ordered: true }),
    in: places.get(row.activityInstanceId),
    state: row.state === 'CREATED' ? null : row.state,
    task: row.taskId !== null,
  });
}

function externalEntry(row: Row): Entry {
  const kinds = ['creationLog', 'failureLog', 'successLog', 'deletionLog'];
  return entry(row.timestamp, `${row.activityId} ${kinds.filter((kind) => row[kind] === true).join()}`, {
    topic: row.topicName,
    worker: row.workerId,
    retries: row.retries,
    priority: row.priority,
    error: row.errorMessage,
  });
}

function jobEntry(row: Row): Entry {
  const kinds = ['creationLog', 'failureLog', 'successLog', 'deletionLog'];
  return entry(row.timestamp, `${row.activityId} ${kinds.filter((kind) => row[kind] === true).join()}`, {
    type: row.jobDefinitionType,
    configuration: row.jobDefinitionConfiguration,
    due: time(row.jobDueDate),
    retries: row.jobRetries,
    priority: row.jobPriority,
    exception: row.jobExceptionMessage,
    failedActivity: row.failedActivityId,
  });
}

function incidentEntry(row: Row): Entry {
  const states = ['open', 'resolved', 'deleted'];
  return entry(row.createTime, `${row.activityId} ${row.incidentType}`, {
    state: states.filter((state) => row[state] === true).join(),
    ended: time(row.endTime),
    message: row.incidentMessage,
    failedActivity: row.failedActivityId,
  });
}

function taskEntry(row: Row): Entry {
  return entry(row.startTime, String(row.taskDefinitionKey), {
    ended: time(row.endTime),
    reason: row.deleteReason,
    name: row.name,
    assignee: row.assignee,
    owner: row.owner,
    due: time(row.due),
    priority: row.priority,
  });
}

function entry(at: Row[string] | undefined, head: string, details: Entry['details']): Entry {
  return { at: time(at) ?? 0, head, details };
}

function time(instant: Row[string] | undefined): number | undefined {
  return typeof instant === 'string' ? secondsOf(instant) : undefined;
}

function lines(entries: readonly Entry[]): string[] {
  return entries
    .map((each) => ({ at: each.at, text: lineOf(each) }))
    .sort((a, b) => a.at - b.at || compareTexts(a.text, b.text))
    .map(({ text }) => text);
}

/** `@5 a serviceTask in=p ended=9`: instants in seconds, what is null or false left out. */
function lineOf({ at, head, details }: Entry): string {
  const known = Object.entries(details).filter(([, value]) => value !== null && value !== undefined && value !== false);
  const texts = known.map(([name, value]) => `${name}=${normaliseText(plain(value))}`);
  return [`@${at}`, head, ...texts].join(' ');
}

function plain(value: unknown): string {
  return typeof value === 'string' && /^[^\s"]+$/.test(value) && !/^-?\d/.test(value) ? value : JSON.stringify(value);
}
