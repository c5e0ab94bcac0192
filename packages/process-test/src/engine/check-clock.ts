import { ProcessTestError } from '../process-test-error.ts';
import type { ProcessUnderTest } from '../process-under-test.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { TestEngine } from './test-engine.ts';

/** What an expression calls to know the time. */
const timeFunctions = /\b(now|dateTime)\s*\(/;

/**
 * Refuses a scenario that needs a clock which the engine does not have. Without one a timer is executed before it is due, which is the same only
 * as long as nothing in the model reads the time.
 *
 * @throws {ProcessTestError} ENGINE_CANNOT naming what needs the clock
 */
export function checkClock(engine: TestEngine, subject: ProcessUnderTest, scenario: Scenario): void {
  if (engine.clock || !scenario.steps.some(({ do: kind }) => kind === 'timer' || kind === 'pass-time')) return;
  const reason = whatReadsTheTime(subject);
  if (reason === undefined) return;
  throw new ProcessTestError(
    'ENGINE_CANNOT',
    `"${scenario.name}" moves the time, and ${engine.name} has no clock that tests can move: ${reason}. Run it on the local engine, or on an engine with a test clock.`,
  );
}

function whatReadsTheTime({ graphs }: ProcessUnderTest): string | undefined {
  for (const { allNodes, file } of graphs) {
    for (const { id, event } of allNodes) {
      const timer = event?.timer;
      if (timer && !/^(R\d*\/)?P/.test(timer.text.trim()) && !timer.text.includes('${'))
        return `the timer ${id} is due at "${timer.text}"`;
    }
    if (timeFunctions.test(file.text)) return `an expression of ${file.fileName} asks for the time`;
  }
  return undefined;
}
