import type { Model, Step, StepDraft } from '../../case.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import { CASE_BEGIN, normaliseText } from '../../observations/normalise.ts';
import type { Observation } from '../../observations/observation.ts';
import { observeHistory } from '../../observations/observe-history.ts';
import { CaseClock, type ConformanceEngine } from '../../run/case-clock.ts';
import { CaseRun } from '../../run/case-run.ts';
import { emptyEngine } from '../../run/empty-engine.ts';
import type { Random } from '../random.ts';
import { chooseAction, startStep } from './choose-action.ts';
import { watchApi } from './watched-api.ts';
import { whatCanBeDone } from './what-can-be-done.ts';

/** An engine of the fuzz: an API and a clock. */
export interface PlayedEngine {
  readonly api: EngineApi;
  readonly setClock: ConformanceEngine['setClock'];
}

/** What was done with a model and what was seen; the observations of refused deployments hold the refusal only. */
export interface Played {
  readonly isRefused: boolean;
  /** Otherwise the engine is of no more use. */
  readonly isEmptied: boolean;
  readonly steps: readonly Step[];
  readonly observations: readonly Observation[];
}

const ACTIONS_MAX = 14;
const EXECUTIONS_MAX = 60;

/** Deploys a model and does what can be done, chosen by `random`. Leaves the engine empty. */
export async function playModel(
  engine: PlayedEngine,
  models: readonly Model[],
  random: Random,
  hasParallelLoop: boolean,
): Promise<Played> {
  const api = watchApi(engine.api);
  return await playing({ ...engine, api }, models, async (turn, clock) => {
    await turn([startStep(random)]);
    const limit = 4 + random.below(ACTIONS_MAX - 3);
    for (let count = 0; count < limit; count += 1) {
      const twins = !hasParallelLoop && clock.nowMs === Date.parse(CASE_BEGIN);
      const can = whatCanBeDone(api, twins);
      if (can.executionCount > EXECUTIONS_MAX) return;
      const action = chooseAction(can, random, clock.nowMs);
      if (action === undefined) return;
      await turn(action);
    }
  });
}

/** Deploys models and does given steps. Leaves the engine empty. */
export async function replay(engine: PlayedEngine, models: readonly Model[], steps: readonly Step[]): Promise<Played> {
  return await playing(engine, models, async (turn) => {
    for (const step of steps) await turn([step]);
  });
}

type Turn = (drafts: readonly StepDraft[]) => Promise<void>;

async function playing(
  { api, setClock }: PlayedEngine,
  models: readonly Model[],
  play: (turn: Turn, clock: CaseClock) => Promise<void>,
): Promise<Played> {
  const clock = new CaseClock({ url: '', setClock });
  await clock.put(Date.parse(CASE_BEGIN));
  const run = new CaseRun(api, clock);
  const steps: Step[] = [];
  const observations: Observation[] = [];
  let isRefused = false;
  const turn: Turn = async (drafts) => {
    for (const step of drafts.flat() as Step[]) {
      steps.push(step);
      observations.push(...(await run.step(step)));
    }
  };
  try {
    observations.push(...(await run.step({ do: 'deploy', models })));
    isRefused = ((observations[0]?.answer as { status: number } | undefined)?.status ?? 0) >= 300;
    if (!isRefused) {
      await play(turn, clock);
      observations.push({ step: 'history', history: await observeHistory(api) });
    }
  } catch (cause) {
    observations.push({ step: 'stopped', stopped: cause instanceof Error ? cause.message : String(cause) });
  }
  const left = await emptied(api);
  if (left !== undefined) observations.push({ step: 'clean up', stopped: left });
  return { isRefused, isEmptied: left === undefined, steps, observations };
}

async function emptied(api: EngineApi): Promise<string | undefined> {
  try {
    await emptyEngine(api);
    const left = await api.get<readonly unknown[]>('/execution');
    return left.length === 0 ? undefined : `${left.length} executions are left of deleted instances`;
  } catch (cause) {
    return normaliseText(cause instanceof Error ? cause.message : String(cause));
  }
}
