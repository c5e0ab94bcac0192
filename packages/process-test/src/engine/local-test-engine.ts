import { createLocalEngine } from '@stepwright/local-engine';
import { firstMoment } from './first-moment.ts';
import type { TestEngine } from './test-engine.ts';

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
  await set(firstMoment);
  return { name: 'local', client: engine.client, clock: { now: () => engine.now(), set }, stop: () => engine.stop() };
}
