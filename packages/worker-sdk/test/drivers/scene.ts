import { randomUUID } from 'node:crypto';
import { createEngineClient, type EngineClient, type Incident, type WireVariables } from '@stepwright/engine-client';
import { type FaultProxy, startFaultProxy } from '@stepwright/test-servers';
import { onTestFinished } from 'vitest';
import { type AttemptStore, type BoundHandler, createMemoryAttemptStore, type Worker } from '../../src/index.ts';
import { pollUntil } from '../helpers/poll-until.ts';
import type { Driver, DriverOptions } from './driver.ts';
import { type ModelOptions, modelOf } from './model.ts';
import type { Stage } from './stage.ts';

/** A line of a worker's log. */
export interface Line {
  readonly level: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A worker and what it has logged so far. */
export interface Working {
  readonly worker: Worker;
  readonly lines: readonly Line[];
}

/** Variables of a new instance; undefined takes away what every instance has otherwise. */
export type InstanceVariables = Readonly<Record<string, WireVariables[string] | undefined>>;

/** What a row plays with: its process is its own, so nothing that another row left behind reaches it. */
export interface Scene {
  readonly engine: EngineClient;
  readonly engineUrl: string;
  readonly driver: Driver['name'];
  readonly hasJson: boolean;
  readonly processKey: string;
  /** Outlives every worker. */
  readonly store: AttemptStore;
  /** Starts a worker of the row's process that is stopped with the test. What it is made of is the driver's, unless given. */
  work(handlers: readonly BoundHandler[], options?: Partial<DriverOptions>): Working;
  /** Starts an instance of the tenant acme with an order and a line of its own, and answers its id. */
  begin(variables?: InstanceVariables, businessKey?: string | null): Promise<string>;
  /** Waits until the instance has ended, and answers what it came by. */
  ended(processInstanceId: string): Promise<readonly string[]>;
  incidentOf(processInstanceId: string): Promise<Incident>;
  /** Type and value of each variable that the instance has or had. */
  valuesOf(processInstanceId: string): Promise<Readonly<Record<string, readonly unknown[]>>>;
  /** What is told of each failure so far, in order. */
  failuresOf(processInstanceId: string): Promise<readonly { errorMessage: string | null; retries: number | null }[]>;
  /** A network between workers and the engine that fails on demand; it is gone with the test. */
  openProxy(): Promise<FaultProxy>;
  /** Waits until it is so. */
  until<T>(what: string, ask: () => T | undefined | false | Promise<T | undefined | false>): Promise<T>;
}

const limitMs = 20_000;

/** Deploys a process for one row on one driver. */
export async function openScene(stage: Stage, driver: Driver, model: ModelOptions = {}): Promise<Scene> {
  const { engine, url: engineUrl, hasJson } = stage;
  const processKey = `row-${randomUUID()}`;
  const content = modelOf(processKey, model);
  await engine.deployments.create({ name: processKey, files: [{ name: `${processKey}.bpmn`, content }] });
  onTestFinished(() => deleteInstances(engine, processKey));
  const store = createMemoryAttemptStore();
  return {
    engine,
    engineUrl,
    driver: driver.name,
    hasJson,
    processKey,
    store,
    work(handlers, options = {}) {
      const lines: Line[] = [];
      const urls = options.urls ?? [engineUrl];
      const common = {
        urls,
        engine: options.engine ?? clientOf(stage, urls),
        attemptStore: store,
        logger: loggerTo(lines),
      };
      const process = { key: processKey, tasks: handlers.map(({ contract }) => contract) };
      return { worker: driver.start({ ...common, process, handlers, ...options }), lines };
    },
    async begin(variables = {}, businessKey = `acme:order:${randomUUID()}`) {
      const start = { processDefinitionKey: processKey, ...(businessKey === null ? {} : { businessKey }) };
      const all = { tenantId: text('acme'), lineId: text(randomUUID()), ...variables };
      const given = Object.entries(all).filter(([, value]) => value !== undefined);
      const instance = { ...start, variables: Object.fromEntries(given) as WireVariables };
      return (await engine.processInstances.start(instance)).id;
    },
    async ended(processInstanceId) {
      const ask = async () => !(await engine.processInstances.get(processInstanceId));
      await pollUntil('the instance has ended', ask, limitMs);
      return (await engine.history.activityInstances({ processInstanceId })).map(({ activityId }) => activityId);
    },
    incidentOf: (processInstanceId) =>
      pollUntil('there is an incident', async () => (await engine.incidents.list({ processInstanceId }))[0], limitMs),
    async valuesOf(processInstanceId) {
      const variables = await engine.history.variableInstances({ processInstanceId });
      return Object.fromEntries(variables.map(({ name, type, value }) => [name, [type, value]]));
    },
    async failuresOf(processInstanceId) {
      const log = await engine.history.externalTaskLog({ processInstanceId, failureLog: true });
      return log.toSorted((one, other) => one.timestamp.localeCompare(other.timestamp));
    },
    async openProxy() {
      const proxy = await startFaultProxy(engineUrl);
      onTestFinished(() => proxy.stop());
      return proxy;
    },
    until: (what, ask) => pollUntil(what, ask, limitMs),
  };
}

/** A variable of the type String. */
export function text(value: string): { readonly type: 'String'; readonly value: string } {
  return { type: 'String', value };
}

function clientOf({ url, engine }: Stage, urls: readonly string[]): EngineClient {
  if (urls.length === 1 && urls[0] === url) return engine;
  // A fetch that is never answered is to fail within the test.
  const client = createEngineClient({ url: urls, timeoutMs: 1_000 });
  onTestFinished(() => client.close());
  return client;
}

function loggerTo(lines: Line[]): DriverOptions['logger'] {
  const at =
    (level: string) =>
    (message: string, fields: Line['fields'] = {}): void =>
      void lines.push({ level, message, fields });
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** A worker that answers its last task at the same moment may make the engine refuse. */
async function deleteInstances(engine: EngineClient, processDefinitionKey: string): Promise<void> {
  const areGone = async (): Promise<boolean> => {
    const left = await engine.processInstances.list({ processDefinitionKey });
    await Promise.allSettled(left.map(({ id }) => engine.processInstances.delete(id)));
    return left.length === 0;
  };
  await pollUntil('no instance is left', areGone, limitMs);
}
