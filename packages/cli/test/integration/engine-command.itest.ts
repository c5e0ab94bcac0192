import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import { freePort } from '@stepwright/test-servers';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type StepwrightProcess, startStepwright } from '../helpers/stepwright-process.ts';

let folder: string;
const started: StepwrightProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwright-cli-'));
});

afterEach(async () => {
  for (const { process, ended } of started.splice(0)) {
    process.kill('SIGKILL');
    await ended();
  }
  await rm(folder, { recursive: true });
});

function startEngine(...words: readonly string[]): StepwrightProcess {
  const command = startStepwright('engine', ...words);
  started.push(command);
  return command;
}

async function clientOf(command: StepwrightProcess): Promise<EngineClient> {
  const client = createEngineClient({ url: await command.url() });
  onTestFinished(() => client.close());
  return client;
}

async function startInstance(client: EngineClient): Promise<string> {
  const content = await readFile(new URL('one-task.bpmn', import.meta.url));
  await client.deployments.create({ name: 'one-task', files: [{ name: 'one-task.bpmn', content }] });
  const { id } = await client.processInstances.start({ processDefinitionKey: 'one-task', businessKey: 'acme:test:1' });
  return id;
}

async function completeTask(client: EngineClient): Promise<void> {
  const topics = [{ topicName: 'greet', lockDurationMs: 10_000 }];
  const [task] = await client.externalTasks.fetchAndLock({ workerId: 'tester', maxTasks: 1, topics });
  await client.externalTasks.complete(task?.id ?? '', { workerId: 'tester' });
}

test('serves an engine that runs a process over REST, and ends with 0 at SIGTERM', async () => {
  const command = startEngine('--port', '0');
  const client = await clientOf(command);
  const id = await startInstance(client);
  await completeTask(client);
  expect(await client.history.processInstances({ processInstanceId: id })).toMatchObject([{ state: 'COMPLETED' }]);
  const page = await fetch(new URL('/', await command.url()));
  expect(await page.text()).toContain('Stepwright local engine');

  command.process.kill('SIGTERM');
  expect(await command.ended()).toBe(0);
  expect(command.output()).toContain('in memory: gone at the end');
  expect(command.output()).toMatch(/Ended by SIGTERM: stopping …\nStopped\.\n$/);
});

test('ends with 0 at Ctrl-C while a worker waits in a long poll', async () => {
  const command = startEngine('--port', '0');
  const client = await clientOf(command);
  const topics = [{ topicName: 'greet', lockDurationMs: 10_000 }];
  const request = { workerId: 'w', maxTasks: 1, asyncResponseTimeoutMs: 60_000, topics };
  const waiting = client.externalTasks.fetchAndLock(request).catch(() => 'refused');
  await startInstance(client);
  await waiting;
  const another = client.externalTasks.fetchAndLock(request).catch(() => 'refused');
  await client.processInstances.list({});
  command.process.kill('SIGINT');
  expect(await command.ended()).toBe(0);
  await another;
});

test('finds its instances again after kill -9, and keeps a second engine out of the folder meanwhile', async () => {
  const dataDir = join(folder, 'data');
  const first = startEngine('--port', '0', '--data', dataDir);
  const id = await startInstance(await clientOf(first));
  const second = startEngine('--port', '0', '--data', dataDir);
  expect(await second.ended()).toBe(2);
  expect(second.output()).toMatch(
    new RegExp(`^The data folder ${dataDir} is in use by the process ${first.process.pid}.*\n$`),
  );
  first.process.kill('SIGKILL');
  expect(await first.ended()).toBe('SIGKILL');

  const third = startEngine('--port', '0', '--data', dataDir);
  const client = await clientOf(third);
  expect(await client.processInstances.list({})).toMatchObject([{ id, businessKey: 'acme:test:1' }]);
  await completeTask(client);
  expect(await client.history.processInstances({ processInstanceId: id })).toMatchObject([{ state: 'COMPLETED' }]);
  expect(third.output()).toContain(`data         ${dataDir}\n`);
});

test('says in one line that its port is in use, and ends with 2', async () => {
  const port = String(await freePort());
  await startEngine('--port', port).url();
  const second = startEngine('--port', port, '--data', join(folder, 'data'));
  expect(await second.ended()).toBe(2);
  expect(second.output()).toBe(
    `Port ${port} on 127.0.0.1 is in use: end what listens there, or choose another --port.\n`,
  );
});
