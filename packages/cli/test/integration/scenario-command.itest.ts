import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import { type EngineServer, startEngine } from '@stepwright/test-servers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runStepwright } from '../helpers/run-stepwright.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const parcels = source('../../../process-test/test/helpers/parcel.ts');
const { parcelModel } = (await import(parcels)) as { parcelModel: string };
const configText = `import { defineConfig } from '${source('../../src/index.ts')}';
import { parcel } from '${parcels}';
export default defineConfig({ contracts: [parcel] });
`;

let server: EngineServer;
let client: EngineClient;

beforeAll(async () => {
  server = await startEngine({ jobExecutor: false, testClock: true });
  client = createEngineClient({ url: server.url });
});

afterAll(async () => {
  await client?.close();
  await server?.stop();
});

function project(model = parcelModel): string {
  return temporaryFolder({ 'parcel.bpmn': model, 'stepwright.config.ts': configText });
}

/** An instance that has really gone its way, over REST. */
async function deliverOne(id: string): Promise<string> {
  await client.deployments.create({ name: 'parcel', files: [{ name: 'parcel.bpmn', content: parcelModel }] });
  const text = (value: string) => ({ type: 'String', value });
  const instance = await client.processInstances.start({
    processDefinitionKey: 'parcel',
    businessKey: `acme:parcel:${id}`,
    variables: { tenantId: text('acme'), parcelId: text(id), startCommandId: text('S') },
  });
  const work = async (topicName: string, variables = {}): Promise<void> => {
    const topics = [{ topicName, lockDurationMs: 10_000, businessKey: instance.businessKey ?? '' }];
    const tasks = await client.externalTasks.fetchAndLock({ workerId: 'w', maxTasks: 5, topics });
    for (const task of tasks) await client.externalTasks.complete(task.id, { workerId: 'w', variables });
  };
  await work('claim-start', { pieces: { type: 'Integer', value: 2 } });
  await work('pack');
  const [task] = await client.tasks.list({ processInstanceId: instance.id });
  await client.tasks.complete(String(task?.id), { variables: { isReleased: { type: 'Boolean', value: true } } });
  const [job] = await client.jobs.list({ processInstanceId: instance.id, messages: true });
  await client.jobs.execute(String(job?.id));
  await client.messages.correlate({
    messageName: 'parcel-arrived',
    businessKey: instance.businessKey ?? '',
    correlationKeys: { parcelId: text(id) },
    processVariables: { arrivedParcelId: text(id) },
  });
  return instance.id;
}

test('a real instance becomes a scenario that passes here, on the engine, and not on a model that goes another way', async () => {
  const id = await deliverOne('P-1');
  const folder = project();
  const record = ['scenario', 'record', id, '--url', server.url, '--out', 'parcel.scenarios.json'];
  expect(await runStepwright(folder, record)).toEqual({
    code: 0,
    out: 'wrote "replays acme:parcel:P-1", 12 steps, to parcel.scenarios.json\n',
    err: '',
  });
  expect(await runStepwright(folder, record)).toMatchObject({
    code: 2,
    err: expect.stringContaining('has a scenario "replays acme:parcel:P-1": give another name by --name'),
  });
  const here = await runStepwright(folder, ['scenario', 'run']);
  expect(here).toMatchObject({ code: 0, out: expect.stringContaining('1 passed, 0 failed, on local') });
  const there = ['scenario', 'run', 'parcel.scenarios.json', '--url', server.url, '--test-clock'];
  expect(await runStepwright(folder, there)).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 passed, 0 failed'),
  });

  writeFileSync(
    join(folder, 'parcel.bpmn'),
    parcelModel
      .replace('default="is-released-kept"', '')
      .replace('sourceRef="is-released" targetRef="kept"', 'sourceRef="is-released" targetRef="delivered"'),
  );
  const changed = await runStepwright(folder, ['scenario', 'run', '--pictures', 'out']);
  expect(changed.code).toBe(1);
  expect(changed.out).toContain('failed  "replays acme:parcel:P-1" failed at step');
  expect(changed.out).toContain('0 passed, 1 failed, on local');
  const refused = await runStepwright(folder, [...record.slice(0, -1), 'other.scenarios.json']);
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('the model does not go the same way now') });
  expect(readdirSync(folder)).not.toContain('other.scenarios.json');
  expect(JSON.parse(readFileSync(join(folder, 'parcel.scenarios.json'), 'utf8')).scenarios).toHaveLength(1);
});

test.each([
  [['run'], 'There is no scenario in **/*.scenarios.json'],
  [['run', 'none.json'], 'There is no file none.json.'],
  [['run', 'broken.scenarios.json'], 'broken.scenarios.json is no JSON'],
  [
    ['run', 'foreign.json'],
    'There is no contract of the process letter: "contracts" of stepwright.config.ts has parcel.',
  ],
  [['record', 'x', '--out', 'a.json'], 'Name the engine that has the instance: --url'],
  [['record', 'x', '--out', 'a.json', '--url', 'http://127.0.0.1:9/engine-rest'], 'ECONNREFUSED'],
])('what cannot be done is told in words: scenario %s', async (words, told) => {
  const scenario = { name: 'x', process: 'letter', start: { businessKey: 'k', values: {} }, steps: [] };
  const folder = temporaryFolder({
    'parcel.bpmn': parcelModel,
    'stepwright.config.ts': configText,
    'foreign.json': JSON.stringify({ version: 1, scenarios: [scenario] }),
    ...(words[1] === 'broken.scenarios.json' ? { 'broken.scenarios.json': '{' } : {}),
  });
  const answer = await runStepwright(folder, ['scenario', ...words]);
  expect(answer).toMatchObject({ code: 2, err: expect.stringContaining(told) });
  expect(answer.err).not.toContain('    at ');
});

test('the engine is told by its words, also when it has no test clock or no such instance', async () => {
  const folder = project();
  const record = (id: string) =>
    runStepwright(folder, ['scenario', 'record', id, '--url', server.url, '--out', 'a.json']);
  expect(await record('nothing')).toMatchObject({
    code: 2,
    err: expect.stringContaining("The engine's history has no process instance nothing"),
  });
});
