import { ProcessTestError } from '../process-test-error.ts';
import type { ProcessUnderTest } from '../process-under-test.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { LocalStages } from './play/local-stages.ts';
import { differenceOf, type Observation, observe } from './play/observation.ts';
import { type Play, type PlayOptions, play } from './play/play.ts';
import { scenarioOf } from './play/scenario-of.ts';
import { Cast, type DrawOptions } from './play/stage.ts';
import { drawScript, type Script } from './script/script.ts';

/** How long a difference is looked for. */
export interface ComparisonOptions extends DrawOptions {
  /** @default 1000 */
  readonly runs?: number;
  /** The same seed plays the same. @default 1 */
  readonly seed?: number;
  /** The most acts of one run. @default 200 */
  readonly stepsMax?: number;
}

/** What two processes show otherwise when the same happens to both. */
export interface Difference {
  /** What is seen otherwise: `where it stands`, `timers`. */
  readonly what: string;
  readonly original: string;
  readonly other: string;
  /** What happens to both until they differ. */
  readonly scenario: Scenario;
  readonly seed: number;
  readonly run: number;
}

/** Compares others with one process, whose plays it keeps: the second comparison costs half. */
export interface Comparison {
  /** The first difference that shows; undefined when all runs look the same. */
  differenceTo(other: ProcessUnderTest): Promise<Difference | undefined>;
  stop(): Promise<void>;
}

/** One run of the original. */
interface Recorded {
  /** As long as it was read. */
  readonly script: Script;
  readonly played: Play;
  readonly seen: readonly Observation[];
  /** Where it stood before each act. */
  readonly at: readonly (readonly string[])[];
}

const never = '(nothing more)';
const refused = 'what is refused';

/**
 * Plays the same on two processes and tells the first difference that shows from outside: where they stand, what they offer and take, what workers
 * and people are told, variables, timers and where they end. Values are drawn from the contract and the expressions of the first.
 *
 * @throws {ProcessTestError} when the first cannot be played.
 *
 * @example
 * const isEquivalent = (await looksDifferent(original, mutant)) === undefined;
 */
export async function looksDifferent(
  original: ProcessUnderTest,
  other: ProcessUnderTest,
  options: ComparisonOptions = {},
): Promise<Difference | undefined> {
  const comparison = comparisonWith(original, options);
  try {
    return await comparison.differenceTo(other);
  } finally {
    await comparison.stop();
  }
}

/** Makes a comparison with a process, for several others. */
export function comparisonWith(original: ProcessUnderTest, options: ComparisonOptions = {}): Comparison {
  const { runs = 1_000, seed = 1, stepsMax = 200 } = options;
  const cast = new Cast(original, options);
  const stages = new LocalStages(cast);
  const recordings: Promise<Recorded>[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const recorded = (run: number): Promise<Recorded> => {
    const known = recordings[run];
    if (known) return known;
    // One after the other, whoever asks: the plays share an engine and its clock.
    const recording = last.catch(() => undefined).then(() => record(stages, drawScript(seed, run, stepsMax)));
    recordings[run] = recording;
    last = recording;
    return recording;
  };
  const compareAll = async (other: LocalStages): Promise<Difference | undefined> => {
    for (let run = 0; run < runs; run += 1) {
      const one = await recorded(run);
      const found = await compare(one, other);
      if (!found) continue;
      const { step, ...difference } = found;
      const origin = `comparison of models, seed ${seed}, run ${run}`;
      const { startValues, acts } = one.played;
      const cut = { startValues, acts: acts.slice(0, step), at: one.at[step] };
      const scenario = scenarioOf(cast, cut, { name: `differs: ${difference.what}`, origin });
      return { ...difference, scenario, seed, run };
    }
    return undefined;
  };
  return {
    async differenceTo(other) {
      const others = new LocalStages(new Cast(other, options));
      try {
        return await compareAll(others);
      } finally {
        await others.stop();
      }
    },
    stop: () => stages.stop(),
  };
}

async function record(stages: LocalStages, script: Script): Promise<Recorded> {
  const seen: Observation[] = [];
  const at: (readonly string[])[] = [];
  const watch: PlayOptions['watch'] = async (state, offers, run) => {
    seen.push(await observe(state, offers, run));
    at.push(state.at);
    return true;
  };
  const played = await stages.during(script, undefined, (stage) => play(stage, script, { watch, readsHistory: true }));
  seen.push(endOf(played));
  // What it did not read is not kept: a thousand scripts are many steps.
  return { script: { ...script, steps: script.steps.slice(0, played.acts.length) }, played, seen, at };
}

type Found = Omit<Difference, 'scenario' | 'seed' | 'run'> & { readonly step: number };

async function compare({ script, seen }: Recorded, others: LocalStages): Promise<Found | undefined> {
  let step = 0;
  let found: Found | undefined;
  const look = (observation: Observation): void => {
    const original = seen[step] ?? {};
    const what = differenceOf(original, observation);
    if (what !== undefined) {
      found ??= { what, original: original[what] ?? never, other: observation[what] ?? never, step };
    }
    step += 1;
  };
  const watch: PlayOptions['watch'] = async (state, offers, run) => {
    look(await observe(state, offers, run));
    return !found;
  };
  try {
    const played = await others.during(script, undefined, (stage) =>
      play(stage, script, { watch, readsHistory: true }),
    );
    if (found) return found;
    const end = endOf(played);
    if (played.violation && differenceOf(seen[step] ?? {}, end) !== undefined) {
      return { what: refused, original: seen[step]?.[refused] ?? 'none', other: end[refused] ?? '', step };
    }
    look(end);
    return found;
  } catch (cause) {
    if (!(cause instanceof ProcessTestError) || cause.code !== 'DEPLOYMENT_REFUSED') throw cause;
    return { what: 'deployment', original: 'taken', other: cause.message, step: 0 };
  }
}

/** What is seen when the play is over, refusals too. */
function endOf({ violation, history }: Play): Observation {
  const passed = (history?.passages ?? []).map(
    ({ element, isCanceled }) => `${element}${isCanceled ? ' (left by force)' : ''}`,
  );
  return {
    [refused]: violation ? `${violation.invariant}: ${violation.message}` : 'none',
    'what was passed': passed.toSorted().join(', '),
  };
}
