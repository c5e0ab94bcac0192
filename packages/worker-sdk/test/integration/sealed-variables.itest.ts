import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { encodeVariables, type PayloadCodec, sealVariables } from '@stepwright/contract';
import { createAesCodec } from '@stepwright/contract/aes-codec';
import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import { type EngineServer, startEngine } from '@stepwright/test-servers';
// @ts-expect-error The package brings no types.
import { Client } from 'camunda-external-task-client-js';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import {
  type BoundHandler,
  createMemoryAttemptStore,
  createStockWorker,
  createWorker,
  defineHandler,
  type LogFields,
} from '../../src/index.ts';
import { pollUntil } from '../helpers/poll-until.ts';
import { cardCodec, chargeCard, checkCard, openedText, payment } from '../helpers/sealed-contracts.ts';

// Runs on the engine that STEPWRIGHT_ENGINE names, the local one when it names none.
const secret = 'm4rker-4000-0000-0000-0002';
const limitMs = 20_000;
const lines: string[] = [];
let server: EngineServer;
let engine: EngineClient;

beforeAll(async () => {
  server = await startEngine({ jobExecutor: false });
  engine = createEngineClient({ url: server.url });
  const content = await readFile(new URL('payment.bpmn', import.meta.url), 'utf8');
  await engine.deployments.create({ name: 'sealed variables test', files: [{ name: 'payment.bpmn', content }] });
});

afterAll(async () => {
  await engine?.close();
  await server?.stop();
});

const check = defineHandler(checkCard, {
  async execute({ card }, context) {
    // What the engine holds while the task runs, too.
    lines.push(await rowsOf('/variable-instance', context.processInstanceId, 'processInstanceIdIn'));
    return context.complete({ receipt: `checked ${card}`, points: 2n ** 60n, lineCount: 1 });
  },
});

const charge = defineHandler(chargeCard, {
  async execute({ card }, context) {
    await context.begin({});
    return context.complete({ receipt: `charged ${card}`, lineCount: 1 });
  },
  reconcile: async (_input, context) => context.stillUnknown('not expected'),
});

/** Starts a worker that is stopped with the test. */
function startWorker(driver: 'own' | 'stock', payloadCodec: PayloadCodec, handlers: BoundHandler[] = [check, charge]) {
  const write = (message: string, fields: LogFields = {}) => void lines.push(JSON.stringify([message, fields]));
  const logger = { info: write, warn: write, error: write };
  const options = { process: payment, engine, handlers, payloadCodec, logger, drainMs: 0, abortGraceMs: 50 };
  const polling = { interval: 20, asyncResponseTimeout: 300, maxParallelExecutions: 5, autoPoll: false };
  const attemptStore = createMemoryAttemptStore();
  const worker =
    driver === 'own'
      ? createWorker({ ...options, attemptStore, longPollMs: 300 })
      : createStockWorker({
          ...{ ...options, attemptStore },
          client: new Client({ baseUrl: server.url, workerId: `stock-${randomUUID()}`, ...polling }),
        });
  worker.start();
  onTestFinished(() => worker.stop().then(() => undefined));
  return worker;
}

async function startPayment(): Promise<string> {
  const ids = { tenantId: 'acme', lineId: randomUUID(), startCommandId: randomUUID() };
  const wire = encodeVariables('payment start', payment.start, { ...ids, customerCard: secret });
  const variables = await sealVariables('payment start', payment.start, wire, { codec: cardCodec, tenantId: 'acme' });
  const businessKey = `acme:order:${randomUUID()}`;
  const { id } = await engine.processInstances.start({ processDefinitionKey: payment.key, businessKey, variables });
  return id;
}

/** What the engine shows of an instance, as text. */
async function rowsOf(path: string, processInstanceId: string, filter = 'processInstanceId'): Promise<string> {
  const response = await fetch(`${server.url}${path}?${filter}=${processInstanceId}`);
  expect(response.status).toBe(200);
  return response.text();
}

async function historyOf(processInstanceId: string): Promise<string> {
  const paths = ['/history/variable-instance', '/history/detail', '/history/external-task-log', '/history/incident'];
  return (await Promise.all(paths.map((path) => rowsOf(path, processInstanceId)))).join('\n');
}

test.each(['own', 'stock'] as const)(
  'sealed variables pass through the engine as sealed text only: %s driver',
  async (driver) => {
    lines.length = 0;
    startWorker(driver, cardCodec);
    const id = await startPayment();
    await pollUntil('the instance has ended', async () => !(await engine.processInstances.get(id)), limitMs);
    const variables = await engine.history.variableInstances({ processInstanceId: id });
    const valuesOf = (wanted: string) => variables.filter(({ name }) => name === wanted).map(({ value }) => value);
    for (const name of ['customerCard', 'card', 'receipt', 'points']) {
      expect(valuesOf(name)).not.toEqual([]);
      for (const value of valuesOf(name)) expect(value, name).toMatch(/^sealed:k1:[\w-]+$/);
    }
    expect(await openedText(valuesOf('receipt')[0])).toBe(`charged ${secret}`);
    expect(lines.filter((line) => line.includes('sealed:k1:'))).not.toEqual([]);
    expect(`${await historyOf(id)}${lines.join('\n')}`).not.toContain('m4rker');
  },
);

test('a worker without the key makes an incident that tells nothing, and one with the key goes on', async () => {
  lines.length = 0;
  const other = createAesCodec({ keys: { k2: new Uint8Array(32) }, current: 'k2' });
  const worker = startWorker('own', other);
  const id = await startPayment();
  const incidents = () => engine.incidents.list({ processInstanceId: id });
  const incident = await pollUntil('there is an incident', async () => (await incidents())[0], limitMs);
  expect(incident.incidentMessage).toMatch(/^CONTRACT_INPUT: .*card was sealed with the unknown key k1/);
  expect(`${await historyOf(id)}${lines.join('\n')}`).not.toContain('m4rker');
  await worker.stop();
  await engine.externalTasks.setRetries(incident.configuration ?? '', 1);
  startWorker('own', cardCodec);
  await pollUntil('the instance has ended', async () => !(await engine.processInstances.get(id)), limitMs);
});
