import { createEngineClient, type EngineClientOptions } from '@stepwright/engine-client';
import { ProcessTestError } from '../process-test-error.ts';
import { firstMoment } from './first-moment.ts';
import type { TestClock, TestEngine } from './test-engine.ts';

/** Which engine, and what it lets tests do. */
export interface ConnectOptions extends EngineClientOptions {
  /** For messages and reports. @default its address */
  readonly name?: string;
  /**
   * Whether the engine has the endpoint `/test/clock`, as Stepwright's own engine and its builds of Camunda and Operaton have when they are
   * started for tests. The clock then stands still until a scenario moves it. @default false: timers are executed before they are due
   */
  readonly testClock?: boolean;
}

const clockLimitMs = 10_000;

/**
 * Connects to an engine that answers Camunda's REST API. Its job executor must be off; otherwise it fires timers and runs asynchronous steps
 * between the looks of a scenario.
 *
 * @throws {ProcessTestError} ENGINE_CANNOT when it shall have a test clock and has none
 *
 * @example
 * const engine = await connectTestEngine({ url: 'http://127.0.0.1:8080/engine-rest' });
 */
export async function connectTestEngine({ name, testClock = false, ...options }: ConnectOptions): Promise<TestEngine> {
  const [url] = [options.url].flat();
  const client = createEngineClient(options);
  const clock = testClock ? clockAt(new URL('/test/clock', url)) : undefined;
  await clock?.set(firstMoment);
  return {
    name: name ?? String(url),
    client,
    clock,
    stop: async () => {
      await clock?.reset();
      await client.close();
    },
  };
}

function clockAt(address: URL): TestClock & { reset(): Promise<void> } {
  let nowMs = 0;
  return {
    now: () => new Date(nowMs),
    set: async (date) => {
      await ask(address, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ now: date.toISOString(), fixed: true }),
      });
      nowMs = date.getTime();
    },
    reset: () => ask(address, { method: 'DELETE' }),
  };
}

async function ask(address: URL, request: RequestInit): Promise<void> {
  const response = await fetch(address, { ...request, signal: AbortSignal.timeout(clockLimitMs) });
  const text = await response.text();
  if (response.ok) return;
  throw new ProcessTestError(
    'ENGINE_CANNOT',
    `${address.href} answered ${response.status} ${text}: start the engine with its test clock, or leave out testClock.`,
  );
}
