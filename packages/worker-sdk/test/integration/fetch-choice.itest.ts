import { defineBusinessKey, defineTask, v } from '@stepwright/contract';
import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import { type EngineServer, startEngine } from '@stepwright/test-servers';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createWorker, defineHandler, type WorkerOptions, WorkerOptionsError } from '../../src/index.ts';
import { pollUntil } from '../helpers/poll-until.ts';

// Which tasks a worker asks for, and which come first. Runs on the engine that STEPWRIGHT_ENGINE names.
const packParcel = defineTask({
  topic: 'pack-parcel',
  description: 'The parcel is packed.',
  businessKey: defineBusinessKey({ type: 'parcel' }),
  external: 'none',
  input: { tenantId: v.string() },
});
const packing = { key: 'packing', tasks: [packParcel] };
const silent = { info() {}, warn() {}, error() {} };
let server: EngineServer;
let engine: EngineClient;

beforeAll(async () => {
  server = await startEngine({ jobExecutor: false });
  engine = createEngineClient({ url: server.url });
});

afterAll(async () => {
  await engine?.close();
  await server?.stop();
});

function model(versionTag: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="stepwright">
  <process id="packing" isExecutable="true" camunda:historyTimeToLive="P1D" camunda:versionTag="${versionTag}">
    <startEvent id="started" />
    <sequenceFlow id="to-pack" sourceRef="started" targetRef="pack" />
    <serviceTask id="pack" camunda:type="external" camunda:topic="pack-parcel" camunda:taskPriority="\${urgency}" />
    <sequenceFlow id="to-packed" sourceRef="pack" targetRef="packed" />
    <endEvent id="packed" />
  </process>
</definitions>`;
}

async function deploy(versionTag: string): Promise<void> {
  await engine.deployments.create({
    name: `packing ${versionTag}`,
    files: [{ name: 'packing.bpmn', content: model(versionTag) }],
  });
}

async function start(parcel: string, urgency = 0): Promise<void> {
  await engine.processInstances.start({
    processDefinitionKey: 'packing',
    businessKey: `acme:parcel:${parcel}`,
    variables: { tenantId: { type: 'String', value: 'acme' }, urgency: { type: 'Integer', value: urgency } },
  });
}

/** Runs a worker until it has packed so many parcels, one after the other; answers which. */
async function packed(count: number, given: Partial<WorkerOptions>): Promise<readonly string[]> {
  const parcels: string[] = [];
  const handler = defineHandler(packParcel, {
    async execute(_input, context) {
      parcels.push(context.businessKeyParts.id);
      return context.complete();
    },
  });
  const common = { process: packing, engine, handlers: [handler], longPollMs: 200, startJitterMs: 0, logger: silent };
  const worker = createWorker({ ...common, concurrency: 1, ...given });
  onTestFinished(async () => void (await worker.stop()));
  worker.start();
  await pollUntil('the parcels are packed', () => worker.counters.completed === count, 20_000);
  await worker.stop();
  return parcels;
}

test('the most urgent tasks come first, and the oldest of them where that is asked for', async () => {
  await deploy('1');
  await start('old', 5);
  await start('dull', 1);
  await start('young', 5);
  await start('urgent', 9);
  const oldestFirst = { order: { byCreateTime: 'asc' } } as const;
  expect(await packed(4, oldestFirst)).toEqual(['urgent', 'old', 'young', 'dull']);
});

test('priorities may be left out of account', async () => {
  await deploy('1');
  for (const [parcel, urgency] of [
    ['first', 1],
    ['second', 9],
    ['third', 5],
  ] as const)
    await start(parcel, urgency);
  const newestFirst = { order: { byPriority: false, byCreateTime: 'desc' } } as const;
  expect(await packed(3, newestFirst)).toEqual(['third', 'second', 'first']);
});

test('a worker for one version tag leaves the tasks of other versions to other workers', async () => {
  await deploy('2026-10');
  await start('of-october');
  await deploy('2026-11');
  await start('of-november');
  expect(await packed(1, { versionTag: '2026-11' })).toEqual(['of-november']);
  expect(await packed(1, { versionTag: '2026-10' })).toEqual(['of-october']);
});

test('an empty version tag is refused', async () => {
  await expect(packed(0, { versionTag: '' })).rejects.toThrow(WorkerOptionsError);
});
