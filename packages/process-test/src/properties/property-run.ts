import { randomInt } from 'node:crypto';
import type { TestEngine } from '../engine/test-engine.ts';
import type { ProcessUnderTest } from '../process-under-test.ts';
import type { RunHistory } from '../run/run-history.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Invariant, Violation } from './play/invariants.ts';
import { LocalStages } from './play/local-stages.ts';
import { type Play, play } from './play/play.ts';
import { scenarioOf, told } from './play/scenario-of.ts';
import { Cast, type DrawOptions } from './play/stage.ts';
import { drawScript, type Script, smallest } from './script/script.ts';

/** How many instances are played, and what must be true of them. */
export interface PropertyRunOptions extends DrawOptions {
  /** @default 100 */
  readonly runs?: number;
  /** The same seed plays the same. @default another each time; the report tells it */
  readonly seed?: number;
  /** Plays only this run, as a report named it. @default all, from 0 */
  readonly onlyRun?: number;
  /** The most acts of one run. @default 200 */
  readonly stepsMax?: number;
  /** Yours, by name, besides those that hold for every process. @default none */
  readonly invariants?: Readonly<Record<string, Invariant>>;
  /** @default local engines of its own */
  readonly engine?: TestEngine;
  /** Gets what really happened in each run, so that coverage can count it. @default nobody */
  readonly onHistory?: (history: RunHistory) => void;
}

/** How a property run went. */
export interface PropertyReport {
  readonly process: string;
  /** How many instances were played, to the first failure. */
  readonly runs: number;
  readonly seed: number;
  /** How many acts they took in all. */
  readonly steps: number;
  /** How often each outcome came up: `ended at order-completed`, `stands at billing-wait`. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** The first, as small as it gets; undefined when every invariant held. */
  readonly failure: PropertyFailure | undefined;
}

/** An instance of which something is not true that must be. */
export interface PropertyFailure extends Violation {
  /** Repeats it. Its last step is a look at where it led, when the last act was taken. */
  readonly scenario: Scenario;
  readonly seed: number;
  /** Which run it was; with the seed it repeats the run alone: `{ seed, onlyRun }`. */
  readonly run: number;
}

/**
 * Plays instances of a process at random, with all that its contract allows: workers that answer anything and raise any error, people who decide,
 * messages, timers. Looks after every act whether the invariants hold, and makes the first failure as small as it gets.
 *
 * @throws {ProcessTestError} when it cannot be played: a value cannot be drawn, the engine refuses the model.
 *
 * @example
 * const report = await propertyRun(subject, { runs: 1_000 });
 * expect(report.failure).toBeUndefined();
 */
export async function propertyRun(
  subject: ProcessUnderTest,
  options: PropertyRunOptions = {},
): Promise<PropertyReport> {
  const {
    runs = 100,
    seed = randomInt(2 ** 31),
    onlyRun,
    stepsMax = 200,
    invariants = {},
    engine,
    onHistory,
  } = options;
  const cast = new Cast(subject, options);
  const stages = new LocalStages(cast);
  const watched = { invariants, readsHistory: true };
  const playOne = (script: Script): Promise<Play> =>
    stages.during(script, engine, (stage) => play(stage, script, watched));
  const outcomes: Record<string, number> = {};
  let [count, steps] = [0, 0];
  try {
    for (let run = onlyRun ?? 0; run < (onlyRun === undefined ? runs : onlyRun + 1); run += 1) {
      const script = drawScript(seed, run, stepsMax);
      const played = await playOne(script);
      count += 1;
      steps += played.acts.length;
      if (played.history) onHistory?.(played.history);
      if (played.violation) {
        const found = await smallestLike(script, played, playOne);
        return {
          process: subject.contract.key,
          runs: count,
          seed,
          steps,
          outcomes,
          failure: failureOf(cast, found, seed, run),
        };
      }
      const outcome = outcomeOf(cast, played);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    return { process: subject.contract.key, runs: count, seed, steps, outcomes, failure: undefined };
  } finally {
    await stages.stop();
  }
}

/** A report in words, with what repeats a failure. */
export function formatPropertyReport({ process, runs, seed, steps, outcomes, failure }: PropertyReport): string {
  const ways = Object.entries(outcomes).toSorted(([, one], [, other]) => other - one);
  const lines = ways.map(([outcome, count]) => `  ${String(count).padStart(6)}  ${outcome}`);
  const head = `${process}: ${runs} runs, ${steps} acts, seed ${seed}`;
  if (!failure) return [`${head}: every invariant held`, ...lines].join('\n');
  return [
    `${head}: ${failure.invariant} does not hold`,
    `  ${failure.message}`,
    `  after ${failure.step} acts; repeat with { seed: ${failure.seed}, onlyRun: ${failure.run} }`,
    ...lines,
  ].join('\n');
}

/** Only the same invariant counts: another failure is another story. */
function smallestLike(script: Script, found: Play, playOne: (script: Script) => Promise<Play>): Promise<Play> {
  const invariant = found.violation?.invariant;
  return smallest(script, found, async (simpler) => {
    const again = await playOne(simpler);
    return again.violation?.invariant === invariant ? again : undefined;
  });
}

function failureOf(cast: Cast, found: Play, seed: number, run: number): PropertyFailure {
  const violation = found.violation ?? { invariant: '', message: '', step: 0 };
  const scenario = scenarioOf(cast, told(found), {
    name: `${violation.invariant}: ${violation.message}`.slice(0, 200),
    origin: `property run, seed ${seed}, run ${run}`,
  });
  return { ...violation, scenario, seed, run };
}

function outcomeOf({ subject }: Cast, { last, history }: Play): string {
  if (!last?.hasEnded) return `stands at ${last?.at.join(', ')}`;
  const ends = new Set(subject.graph.nodes.filter(({ kind }) => kind === 'endEvent').map(({ id }) => id));
  const found = (history?.passages ?? []).filter(
    ({ element, process }) => process === subject.graph.id && ends.has(element),
  );
  return `ended at ${[...new Set(found.map(({ element }) => element))].toSorted().join(', ') || 'no end event'}`;
}
