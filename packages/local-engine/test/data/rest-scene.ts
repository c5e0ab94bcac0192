import { readFile } from 'node:fs/promises';

/** Asks an engine, over HTTP or in this process. */
export interface Asker {
  ask(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly body: unknown }>;
  deploy(name: string, source: string | undefined, files: Readonly<Record<string, string>>): Promise<void>;
  setClock(timeMs: number): Promise<void>;
}

/** Ids of what the scene made, by the names that the questions have for them. */
export type SceneIds = Readonly<Record<string, string>>;

/** A line of `rest-answers.jsonl`: `{p1}` in a question stands for the id of that name. */
export interface Question {
  readonly ask: string;
  readonly body?: unknown;
  readonly answer?: unknown;
}

const START_MS = Date.parse('2030-01-01T12:00:00.000Z');
const MINUTE_MS = 60_000;
const file = (name: string): Promise<string> => readFile(new URL(`./${name}`, import.meta.url), 'utf8');

/** Reads the questions, with their answers as far as they are recorded. */
export async function readQuestions(): Promise<readonly Question[]> {
  return (await file('rest-answers.jsonl'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Question);
}

/**
 * Makes what the questions are about: two versions of the models, an instance with a failed job, a failed task and a finished multi-instance
 * task, a suspended one, one that is completed and one that was deleted, each at its time.
 */
export async function makeScene(engine: Asker): Promise<SceneIds> {
  await deployTwice(engine);
  const first = await start(engine, 'shapes', 'bk-1', FIRST_VARIABLES);
  await engine.setClock(START_MS + 2 * MINUTE_MS);
  const second = await start(engine, 'shapes', 'bk-2_x', { s: typed('other'), i: { value: 5, type: 'Integer' } });
  await start(engine, 'done', 'dk', { s: typed('done') });
  await engine.ask('PUT', `/process-instance/${second}/suspended`, { suspended: true });
  const job = await failJob(engine, first);
  const task = await failExternalTask(engine);
  const user = (await list(engine, `/task?name=User&processInstanceId=${first}`))[0];
  await engine.ask('POST', `/task/${user?.id}/localVariables`, { modifications: { tl: typed('x') } });
  const others = await list(engine, `/task?name=MI&processInstanceId=${first}`);
  await engine.ask('POST', `/task/${others[0]?.id}/complete`, {});
  const gone = await start(engine, 'shapes', 'gone', {});
  await engine.ask('DELETE', `/process-instance/${gone}`);
  await engine.ask('DELETE', `/process-instance/${first}/variables/l`);
  const firstOf = async (path: string): Promise<string> => (await list(engine, path))[0]?.id ?? 'none';
  return {
    ...{ p1: first, p2: second, p3: gone, job, et: task, task: user?.id ?? 'none', texec: String(user?.executionId) },
    sup: await firstOf(`/process-instance?superProcessInstance=${first}`),
    def: await firstOf('/process-definition?key=shapes&version=2'),
    dep: await firstOf('/deployment?name=one'),
    inc: await firstOf('/incident?incidentType=failedJob'),
  };
}

/** Puts ids into a question. */
export function withIds<T>(question: T, ids: SceneIds): T {
  if (question === undefined) return question;
  const text = JSON.stringify(question).replace(/\{(\w+)\}/g, (whole, name: string) => ids[name] ?? whole);
  return JSON.parse(text) as T;
}

type Item = Readonly<Record<string, unknown>> & { readonly id: string };

async function list(engine: Asker, path: string): Promise<readonly Item[]> {
  return (await engine.ask('GET', path)).body as readonly Item[];
}

const typed = (value: string): object => ({ value, type: 'String' });

const FIRST_VARIABLES = {
  s: typed('str'),
  i: { value: 10, type: 'Integer' },
  l: { value: 11, type: 'Long' },
  d: { value: 1.5, type: 'Double' },
  b: { value: true, type: 'Boolean' },
  n: { value: null, type: 'Null' },
  ns: { value: null, type: 'String' },
  dt: { value: '2030-01-01T00:00:00.000+0000', type: 'Date' },
  j: { value: '{"a":1}', type: 'Json' },
  o: {
    value: '[1,2]',
    type: 'Object',
    valueInfo: {
      objectTypeName: 'java.util.ArrayList<java.lang.Object>',
      serializationDataFormat: 'application/json',
    },
  },
  by: { value: 'AQI=', type: 'Bytes' },
  x: { value: '<a/>', type: 'Xml' },
};

async function deployTwice(engine: Asker): Promise<void> {
  const bpmn = await file('rest-shapes.bpmn');
  await engine.setClock(START_MS);
  await engine.deploy('one', 'src', { 'rest-shapes.bpmn': bpmn, 'rest-shapes.dmn': await file('rest-shapes.dmn') });
  await engine.setClock(START_MS + MINUTE_MS);
  const changed = bpmn.replace('versionTag="v1"', 'versionTag="v2"').replace('id="done"', 'id="done" name="Done"');
  await engine.deploy('two', undefined, { 'rest-shapes.bpmn': changed });
}

async function start(engine: Asker, key: string, businessKey: string, variables: object): Promise<string> {
  const answer = await engine.ask('POST', `/process-definition/key/${key}/start`, { businessKey, variables });
  if (answer.status !== 200) throw new Error(`no instance of ${key} was started: ${JSON.stringify(answer)}`);
  return (answer.body as Item).id;
}

async function failJob(engine: Asker, processInstanceId: string): Promise<string> {
  const [job] = await list(engine, `/job?messages=true&processInstanceId=${processInstanceId}`);
  for (let count = 0; count < 3; count += 1) await engine.ask('POST', `/job/${job?.id}/execute`);
  return job?.id ?? 'none';
}

async function failExternalTask(engine: Asker): Promise<string> {
  const lock = async (workerId: string, topicName: string): Promise<string> => {
    const topics = [{ topicName, lockDuration: 100_000 }];
    const answer = await engine.ask('POST', '/external-task/fetchAndLock', { workerId, maxTasks: 1, topics });
    return (answer.body as readonly Item[])[0]?.id ?? 'none';
  };
  const id = await lock('w', 'topic-one');
  const failure = { workerId: 'w', errorMessage: 'em', errorDetails: 'ed', retries: 0 };
  await engine.ask('POST', `/external-task/${id}/failure`, failure);
  await lock('w2', 'topic-child');
  return id;
}
