import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import { readScenarios } from '@stepwright/process-test';
import { testScenarios } from '@stepwright/process-test/vitest';
import { type EngineServer, startEngine } from '@stepwright/test-servers';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openEngine } from '../../src/process-test/open-engine.ts';
import { recorded, scenarios } from '../../src/process-test/scenarios.ts';
import { finalVersion } from '../helpers/returned-article-versions.ts';
import { shownInGuide } from '../helpers/shown-in-guide.ts';

const project = fileURLToPath(new URL('../../src/process-test', import.meta.url));
const command = fileURLToPath(new URL('../../../../packages/cli/src/main.ts', import.meta.url));
const subject = await finalVersion();
const limitMs = 60_000;

let server: EngineServer;
let client: EngineClient;

beforeAll(async () => {
  server = await startEngine({ jobExecutor: false });
  client = createEngineClient({ url: server.url });
  process.env.ENGINE_URL = server.url;
});

afterAll(async () => {
  delete process.env.ENGINE_URL;
  await client?.close();
  await server?.stop();
});

testScenarios(subject, scenarios, { engine: openEngine });

async function stepwright(folder: string, ...words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['--conditions=stepwright-source', command, ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    signal: AbortSignal.timeout(limitMs),
  });
  const [[code], out] = await Promise.all([once(child, 'close'), text(child.stdout)]);
  expect(code, out).toBe(0);
  return out;
}

/** The return R-17, over REST: nobody knows here that a test will be made of it. */
async function returnOne(): Promise<string> {
  await client.deployments.create({ name: 'returns', files: [...subject.files] });
  const string = (value: string) => ({ type: 'String', value });
  const businessKey = 'acme:return:R-17';
  const { id } = await client.processInstances.start({
    processDefinitionKey: 'returned-article',
    businessKey,
    variables: { tenantId: string('acme'), returnId: string('R-17'), startCommandId: string('S-17') },
  });
  const take = async (topicName: string): Promise<string> => {
    const topics = [{ topicName, lockDurationMs: 10_000, businessKey }];
    const [task] = await client.externalTasks.fetchAndLock({ workerId: 'w', maxTasks: 1, topics });
    return String(task?.id);
  };
  await client.externalTasks.complete(await take('claim-start'), { workerId: 'w' });
  await client.messages.correlate({
    messageName: 'article-arrived',
    businessKey,
    correlationKeys: { returnId: string('R-17') },
    processVariables: { arrivedReturnId: string('R-17') },
  });
  const variables = { worthPercent: { type: 'Integer', value: 45 } };
  await client.externalTasks.complete(await take('inspect-article'), { workerId: 'w', variables });
  const [task] = await client.tasks.list({ processInstanceId: id });
  await client.tasks.complete(String(task?.id), { variables: { isRefunded: { type: 'Boolean', value: true } } });
  await client.externalTasks.bpmnError(await take('refund-customer'), { workerId: 'w', errorCode: 'ACCOUNT_CLOSED' });
  await client.externalTasks.complete(await take('send-voucher'), { workerId: 'w' });
  return id;
}

test('a return that really happened becomes the scenario of the guide', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-guide-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const words = [
    '--url',
    server.url,
    '--out',
    'recorded.scenarios.json',
    '--config',
    join(project, 'stepwright.config.ts'),
  ];
  expect(await stepwright(folder, 'scenario', 'record', await returnOne(), ...words)).toSatisfy(shownInGuide);
  const read = readScenarios(await readFile(join(folder, 'recorded.scenarios.json'), 'utf8'));
  const withoutOrigin = ({ origin: _, ...scenario }: (typeof read)[number]) => scenario;
  expect(read.map(withoutOrigin)).toEqual(recorded.map(withoutOrigin));
});

test('what was recorded runs from a shell, here and there', async () => {
  expect(await stepwright(project, 'scenario', 'run')).toSatisfy(shownInGuide);
  const there = await stepwright(project, 'scenario', 'run', 'recorded.scenarios.json', '--url', server.url);
  expect(there).toContain(`1 passed, 0 failed, on ${server.url}`);
});
