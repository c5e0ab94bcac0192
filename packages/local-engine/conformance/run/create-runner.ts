import type { ConformanceCase } from '../case.ts';
import { openEngineApi } from '../engine/engine-api.ts';
import { CASE_BEGIN } from '../observations/normalise.ts';
import type { Observation } from '../observations/observation.ts';
import { observeHistory } from '../observations/observe-history.ts';
import { CaseClock, type ConformanceEngine } from './case-clock.ts';
import { CaseRun } from './case-run.ts';
import { emptyEngine } from './empty-engine.ts';

/** Runs cases on one engine, one after the other. */
export interface ConformanceRunner {
  /** Runs a case and leaves the engine empty. What goes wrong in the case is an observation; @throws {Error} only when the engine cannot be emptied. */
  run(conformanceCase: ConformanceCase): Promise<Observation[]>;
  close(): Promise<void>;
}

/**
 * Connects to an engine that nobody else uses: whatever is deployed there is deleted.
 *
 * @throws {Error} when the engine does not answer
 */
export async function createRunner(engine: ConformanceEngine): Promise<ConformanceRunner> {
  const api = openEngineApi(engine.url);
  await emptyEngine(api);
  return {
    run: async ({ models, steps }) => {
      const clock = new CaseClock(engine);
      await clock.put(Date.parse(CASE_BEGIN));
      const run = new CaseRun(api, clock);
      const observations: Observation[] = [];
      try {
        observations.push(...(await run.step({ do: 'deploy', models })));
        for (const step of steps) observations.push(...(await run.step(step)));
        observations.push({ step: 'history', history: await observeHistory(api) });
      } catch (cause) {
        observations.push({ step: 'stopped', stopped: cause instanceof Error ? cause.message : String(cause) });
      } finally {
        await emptyEngine(api);
        await run.settle();
      }
      return observations;
    },
    close: () => api.close(),
  };
}
