import { createLocalEngine } from '@stepwright/local-engine';
import type { TestEngine } from './test-engine.ts';

/** What the clock of a new engine says: the same in every run, so that a run can be repeated. A Monday. */
const begin = new Date('2029-01-01T09:00:00Z');

/** How a test engine is made. */
export interface LocalTestEngineOptions {
  /** Lets branches run in another legal order, and repeats a run exactly. @default none: in the order of the model */
  readonly seed?: number;
}

/**
 * Makes an engine in this process, whose time stands still until a scenario moves it. It starts in less than a millisecond; make one for each
 * test, or share one.
 */
export async function createLocalTestEngine(options: LocalTestEngineOptions = {}): Promise<TestEngine> {
  const engine = await createLocalEngine({ jobExecutor: false, ...options });
  const set = (date: Date): Promise<void> => engine.setClock(date, { fixed: true });
  await set(begin);
  return { name: 'local', client: engine.client, clock: { now: () => engine.now(), set }, stop: () => engine.stop() };
}
