import { LazyDraws } from './lazy-draws.ts';
import { mixed, seededRandom, seedOfText } from './seeded-random.ts';

/** What is chosen at one step. */
export interface ScriptStep {
  /** Which of the offers is taken, modulo their weights: smaller is simpler. */
  readonly pick: number;
  /** The values that the act brings. */
  readonly draws: LazyDraws;
}

/** What happens to an instance, whatever it offers: a play reads it as it goes. */
export interface Script {
  /** Orders the branches of an engine that can. */
  readonly engineSeed: number;
  readonly start: LazyDraws;
  readonly steps: readonly ScriptStep[];
  /** How much more often than usual an offer is taken. Each run has other favourites, so that what is rare in all comes up in some. */
  favour(offerKey: string): number;
}

/** How a play read a script: what of it can be simpler. */
export interface ScriptReading {
  /** For each step that was taken: the picks that would have taken a simpler offer, the simplest first. */
  readonly simplerPicks: readonly (readonly number[])[];
}

const picksMax = 0xffff;

/** Of four offers one is a favourite. An error is then as likely as an answer. */
const favours = [1, 1, 1, 12] as const;

/** Draws the script of one run. The same seed and run give the same script. */
export function drawScript(seed: number, run: number, stepsMax: number): Script {
  const random = seededRandom(seed, run);
  const steps = Array.from({ length: stepsMax }, (_, index) => ({
    pick: random.nextInt(0, picksMax),
    draws: new LazyDraws(mixed(seed, run, index)),
  }));
  return {
    engineSeed: mixed(seed, run) >>> 0,
    start: new LazyDraws(mixed(seed, run, -1)),
    steps,
    favour: (offerKey) => favours[(mixed(seed, run, seedOfText(offerKey)) >>> 30) as 0 | 1 | 2 | 3],
  };
}

/** Scripts that are simpler than one that was played, the simplest first: shorter, with simpler offers, with simpler values. */
export function* simplerScripts(script: Script, { simplerPicks }: ScriptReading): Iterable<Script> {
  const steps = script.steps.slice(0, simplerPicks.length);
  if (steps.length < script.steps.length) yield { ...script, steps };
  for (let size = Math.ceil(steps.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < steps.length; at += size) yield { ...script, steps: steps.toSpliced(at, size) };
  }
  for (const [at, step] of steps.entries()) {
    for (const pick of simplerPicks[at] ?? []) yield { ...script, steps: steps.with(at, { ...step, pick }) };
  }
  for (const start of script.start.simpler()) yield { ...script, steps, start };
  for (const [at, step] of steps.entries()) {
    for (const draws of step.draws.simpler()) yield { ...script, steps: steps.with(at, { ...step, draws }) };
  }
}

/** How many simpler scripts are tried at most. */
const triesMax = 2_000;

/**
 * Finds the smallest script that still shows what the first one did.
 *
 * @param show plays a script: what it shows and how it was read, or undefined when it shows nothing of the kind.
 */
export async function smallest<T extends ScriptReading>(
  script: Script,
  shown: T,
  show: (script: Script) => Promise<T | undefined>,
): Promise<T> {
  let tries = 0;
  let [best, found] = [script, shown];
  for (let isSmaller = true; isSmaller && tries < triesMax; ) {
    isSmaller = false;
    for (const simpler of simplerScripts(best, found)) {
      tries += 1;
      const again = tries > triesMax ? undefined : await show(simpler);
      if (!again) continue;
      [best, found, isSmaller] = [simpler, again, true];
      break;
    }
  }
  return found;
}
