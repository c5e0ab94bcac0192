import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decisions } from '../conformance/models/index.ts';
import { FakeDisk } from '../test/helpers/fake-disk.ts';
import { deploy, externalTaskProcess } from '../test/helpers/memory-engine.ts';
import { startProcessInstance } from './commands/start-process-instance.ts';
import { Engine } from './engine.ts';
import { createDispatcher, type Dispatcher } from './rest/dispatch.ts';
import { ROUTES } from './rest/routes.ts';
import { DurableLog } from './store/durable-log.ts';
import { Store } from './store/store.ts';

interface Opened {
  readonly engine: Engine;
  readonly store: Store;
  readonly dispatcher: Dispatcher;
}

async function open(files: FakeDisk): Promise<Opened> {
  const store = new Store({ log: await DurableLog.open({ files, log: () => undefined }) });
  const clock = { now: () => Date.UTC(2030, 0, 1) };
  const engine = new Engine({ store, clock, settings: { unhandledBpmnError: 'exception', defaultRetries: 3 } });
  await engine.loadDefinitions();
  return { engine, store, dispatcher: createDispatcher(engine, ROUTES) };
}

let disk: FakeDisk;
let opened: Opened;

beforeEach(async () => {
  disk = new FakeDisk();
  opened = await open(disk);
  await deploy(opened.engine, { 'p.bpmn': externalTaskProcess('p', 'work') });
});

afterEach(async () => {
  await opened.store.close().catch(() => undefined);
});

async function call(method: string, path: string, body?: unknown, { dispatcher } = opened) {
  return await dispatcher.dispatch({ method, path, query: new Map(), body });
}

/** What a power failure at this very moment leaves: nothing that was not synced. */
async function afterPowerFailure(): Promise<Opened> {
  return await open(disk.crashed('lost'));
}

const count = async (from: Opened): Promise<unknown> =>
  (await call('GET', '/process-instance/count', undefined, from)).body;

function start(): Promise<string> {
  const { engine } = opened;
  const [definition] = engine.query(({ tables }) => tables.definitionsByKey.get('p'));
  return engine.execute((state) => startProcessInstance(state, { definitionId: definition?.id ?? '' }).id);
}

async function fetchOne(): Promise<string> {
  const topics = [{ topicName: 'work', lockDuration: 60_000 }];
  const answer = await call('POST', '/external-task/fetchAndLock', { workerId: 'w', maxTasks: 1, topics });
  return (answer.body as { id: string }[])[0]?.id ?? '';
}

describe('what somebody has heard of survives a power failure', () => {
  it('a command that was answered', async () => {
    await start();
    expect(await count(await afterPowerFailure())).toEqual({ count: 1 });
  });

  it('what a question showed', async () => {
    const starting = start();
    expect(await count(opened)).toEqual({ count: 1 });
    expect(await count(await afterPowerFailure())).toEqual({ count: 1 });
    await starting;
  });

  it('why a command was refused', async () => {
    await start();
    const id = await fetchOne();
    const completing = call('POST', `/external-task/${id}/complete`, { workerId: 'w' });
    expect(await call('POST', `/external-task/${id}/complete`, { workerId: 'w' })).toMatchObject({ status: 404 });
    expect(await count(await afterPowerFailure())).toEqual({ count: 0 });
    await completing;
  });
});

describe('the history of a decision', () => {
  it('is the same after a power failure', async () => {
    const { name, text } = decisions('d', {
      d: {
        inputs: ['n:integer', 'date("2030-01-02"):Any', '[n, 0.5]:Any', 'missing'],
        outputs: ['r:long', 's:Any'],
        rules: [['-', '-', '-', '-', '9007199254740993', '{a: n}']],
      },
    });
    await deploy(opened.engine, { [name]: text });
    await call('POST', '/decision-definition/key/d/evaluate', { variables: { n: { value: 1, type: 'Integer' } } });
    const known = await decisionsKnown(opened);
    expect(known).toMatchObject([{ inputs: [{ value: 1 }, {}, {}, {}], outputs: [{ value: 9007199254740993n }, {}] }]);
    expect(await decisionsKnown(await afterPowerFailure())).toEqual(known);
  });
});

async function decisionsKnown({ dispatcher }: Opened): Promise<unknown> {
  const query = new Map([
    ['includeInputs', 'true'],
    ['includeOutputs', 'true'],
  ]);
  return (await dispatcher.dispatch({ method: 'GET', path: '/history/decision-instance', query, body: undefined }))
    .body;
}

describe('when the disk fails', () => {
  it('neither the command under way nor any later call gets an answer as if nothing were', async () => {
    disk.faults.failSync = true;
    await expect(start()).rejects.toMatchObject({ code: 'STORE_FAILED' });
    disk.faults.failSync = false;
    await expect(start()).rejects.toMatchObject({ code: 'STORE_FAILED' });
    expect(await call('GET', '/process-instance/count')).toMatchObject({ status: 500 });
    expect(await count(await open(disk.crashed('lost')))).toEqual({ count: 0 });
  });
});
