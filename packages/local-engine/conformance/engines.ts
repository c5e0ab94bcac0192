import { type EngineServer, startEngine } from '@stepwright/test-servers';
import type { ConformanceCase } from './case.ts';

/** The real engines that the suite runs on. */
export type RealEngine = 'camunda-7.24' | 'operaton-1.0';

/** Every engine that the suite runs on. */
export const ENGINE_NAMES = ['camunda-7.24', 'operaton-1.0', 'local'] as const;

export type EngineName = (typeof ENGINE_NAMES)[number];

/** How engines are called in the table. */
export const ENGINE_TITLES: Readonly<Record<EngineName, string>> = {
  'camunda-7.24': 'Camunda 7.24',
  'operaton-1.0': 'Operaton 1.0',
  local: 'Local engine',
};

/** An engine that a run of the suite started. */
export type StartedEngine = Pick<EngineServer, 'url' | 'setClock' | 'stop'>;

/** Starts any engine of the suite. */
export async function startEngineNamed(name: EngineName, setting: UnhandledBpmnError): Promise<StartedEngine> {
  return name === 'local' ? await startLocal(setting) : await startRealEngine(name, setting);
}

/** The setting that a case asks for. */
export type UnhandledBpmnError = NonNullable<ConformanceCase['unhandledBpmnError']>;

/** Both settings, in the order in which engines are started for them. */
export const UNHANDLED_BPMN_ERROR: readonly UnhandledBpmnError[] = ['exception', 'silent'];

/** Starts a real engine as the suite needs it: no job executor, a clock that can be moved. Both live in UTC. */
export async function startRealEngine(
  distribution: RealEngine,
  unhandledBpmnError: UnhandledBpmnError,
): Promise<EngineServer> {
  process.env.TZ = 'UTC';
  return await startEngine({ distribution, unhandledBpmnError, jobExecutor: false, testClock: true });
}

/** Uses an engine that runs already, with its test clock open. */
export async function runningEngine(url: string): Promise<StartedEngine> {
  return { url, setClock: (date, options) => putClock(url, date, options?.fixed ?? false), stop: async () => {} };
}

async function putClock(url: string, date: Date | 'reset', fixed: boolean): Promise<void> {
  const body = date === 'reset' ? {} : { body: JSON.stringify({ now: date.toISOString(), fixed }) };
  const method = date === 'reset' ? 'DELETE' : 'PUT';
  const response = await fetch(new URL('/test/clock', url), { method, ...body, signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`The clock of ${url} was not moved: status ${response.status}`);
}

async function startLocal(unhandledBpmnError: UnhandledBpmnError): Promise<StartedEngine> {
  const address = new URL('../src/index.ts', import.meta.url).href;
  const { startLocalEngine } = (await import(address)) as { startLocalEngine(options: object): Promise<StartedEngine> };
  return await startLocalEngine({ unhandledBpmnError, jobExecutor: false, testClock: true });
}
