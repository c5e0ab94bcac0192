import { readFile, writeFile } from 'node:fs/promises';
import { startEngine } from '@stepwright/test-servers';

/**
 * Records which properties the answers of a real Camunda 7.24 have, and of which JSON types, into `rest-shapes.json`, and what it answers to the
 * questions of `rest-refusals.json` into that file. Run it by hand when a route or a question is added:
 * `node --conditions=stepwright-source packages/local-engine/test/data/record-rest-shapes.ts`.
 */
const shapesFile = new URL('./rest-shapes.json', import.meta.url);
const refusalsFile = new URL('./rest-refusals.json', import.meta.url);
const engine = await startEngine({ distribution: 'camunda-7.24', jobExecutor: false, testClock: true });
try {
  await prepare();
  const shapes: Record<string, Record<string, string[]>> = {};
  for (const path of await paths()) shapes[path.route] = shapeOf(await call('GET', path.path));
  await writeFile(shapesFile, `${JSON.stringify(shapes, null, 2)}\n`);
  const refusals = JSON.parse(await readFile(refusalsFile, 'utf8')) as {
    ask: string;
    body?: unknown;
    answer?: unknown;
  }[];
  for (const refusal of refusals) refusal.answer = await refusalOf(refusal.ask, refusal.body);
  await writeFile(refusalsFile, `${JSON.stringify(refusals, null, 2)}\n`);
} finally {
  await engine.stop();
}

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(engine.url + path, {
    method,
    signal: AbortSignal.timeout(30_000),
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function refusalOf(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(engine.url + path, {
    signal: AbortSignal.timeout(30_000),
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

/** Two instances: one in the middle with a failed task and a failed job, one that was completed. */
async function prepare(): Promise<void> {
  const form = new FormData();
  form.set('deployment-name', 'shapes');
  form.set('deployment-source', 'recorder');
  for (const name of ['rest-shapes.bpmn', 'rest-shapes.dmn']) {
    form.set(name, new Blob([await readFile(new URL(`./${name}`, import.meta.url))]), name);
  }
  await fetch(`${engine.url}/deployment/create`, { method: 'POST', body: form, signal: AbortSignal.timeout(30_000) });
  await call('POST', '/process-definition/key/shapes/start', {
    businessKey: 'bk-1',
    variables: { text: { value: 'x', type: 'String' } },
  });
  await call('POST', '/process-definition/key/done/start', {});
  const jobs = (await call('GET', '/job?messages=true')) as { id: string }[];
  for (let count = 0; count < 3; count += 1) await call('POST', `/job/${jobs[0]?.id}/execute`);
  const topics = [{ topicName: 'topic-one', lockDuration: 100_000 }];
  const locked = (await call('POST', '/external-task/fetchAndLock', { workerId: 'w', maxTasks: 1, topics })) as {
    id: string;
  }[];
  const failure = { workerId: 'w', errorMessage: 'em', errorDetails: 'ed', retries: 0 };
  await call('POST', `/external-task/${locked[0]?.id}/failure`, failure);
}

async function paths(): Promise<readonly { readonly route: string; readonly path: string }[]> {
  const instances = (await call('GET', '/process-instance')) as { id: string }[];
  const tasks = (await call('GET', '/task')) as { id: string }[];
  const deployments = (await call('GET', '/deployment')) as { id: string }[];
  const lists = [
    ...['deployment', 'process-definition', 'decision-definition', 'process-instance', 'execution', 'external-task'],
    ...['task', 'job', 'job-definition', 'incident', 'event-subscription', 'variable-instance', 'engine'],
    ...['process-instance', 'activity-instance', 'variable-instance', 'task', 'incident', 'job-log'].map(
      (name) => `history/${name}`,
    ),
    'history/external-task-log',
    'process-definition/statistics',
    'version',
  ].map((name) => ({ route: `/${name}`, path: `/${name}` }));
  return [
    ...lists,
    { route: '/deployment/:id/resources', path: `/deployment/${deployments[0]?.id}/resources` },
    { route: '/process-definition/key/:key/statistics', path: '/process-definition/key/shapes/statistics' },
    { route: '/process-definition/key/:key/xml', path: '/process-definition/key/shapes/xml' },
    { route: '/decision-definition/key/:key/xml', path: '/decision-definition/key/dec/xml' },
    {
      route: '/process-instance/:id/activity-instances',
      path: `/process-instance/${instances[0]?.id}/activity-instances`,
    },
    { route: '/process-instance/:id/variables/:name', path: `/process-instance/${instances[0]?.id}/variables/text` },
    { route: '/task/:id/identity-links', path: `/task/${tasks[0]?.id}/identity-links` },
    { route: '/task/:id/form', path: `/task/${tasks[0]?.id}/form` },
    { route: '/process-instance/count', path: '/process-instance/count' },
  ];
}

/** The properties of an answer, or of all the items of a list together, with the JSON types that they were seen with. */
function shapeOf(answer: unknown): Record<string, string[]> {
  const types = new Map<string, Set<string>>();
  for (const item of Array.isArray(answer) ? answer : [answer]) {
    for (const [name, value] of Object.entries(item as object)) {
      types.set(name, (types.get(name) ?? new Set()).add(typeOf(value)));
    }
  }
  return Object.fromEntries([...types].sort().map(([name, seen]) => [name, [...seen].sort()]));
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
