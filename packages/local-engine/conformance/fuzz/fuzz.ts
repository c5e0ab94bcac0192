import { Differ, type Round } from './differ.ts';
import { featuresOf } from './model/features-of.ts';
import { nodeCount } from './model/fuzz-model.ts';
import type { OpenedEngine } from './play/in-process-engine.ts';
import { describeReproduction } from './report.ts';
import { type Reproduction, shrink } from './shrink/shrink.ts';

export interface FuzzOptions {
  readonly models: number;
  readonly seed: number;
  /** The number of the first model, to repeat one of a run. @default 0 */
  readonly first?: number;
  /** Goes on after a difference. @default false */
  readonly keepGoing?: boolean;
  /** Makes reproductions small, which takes a minute each. @default true */
  readonly shrinks?: boolean;
  readonly print: (text: string) => void | Promise<void>;
}

/** What a run found. */
export interface FuzzSummary {
  readonly seed: number;
  /** Models that both engines ran. */
  readonly run: number;
  readonly refused: number;
  /** The reference answered 500 to a question about its state. */
  readonly unreadable: number;
  /** The reference gave no answer: the model keeps it busy for ever. */
  readonly endless: number;
  readonly different: number;
  /** The reference itself did not repeat what it had shown. */
  readonly unstable: number;
  readonly medianNodes: number;
  /** In how many models each element and feature occurs. */
  readonly features: ReadonlyMap<string, number>;
  readonly reproductions: readonly Reproduction[];
}

/** Runs random models until so many were run; refused, unreadable and endless ones do not count. Closes the reference. */
export async function runFuzz(
  reference: OpenedEngine,
  options: FuzzOptions,
  reopen?: () => Promise<OpenedEngine>,
): Promise<FuzzSummary> {
  const { models, seed, first = 0, keepGoing = false, shrinks = true, print } = options;
  const differ = new Differ(reference, undefined, reopen);
  const rounds: Round[] = [];
  const reproductions: Reproduction[] = [];
  const startedMs = Date.now();
  await print(`seed ${seed}`);
  try {
    for (let index = first; rounds.filter(({ verdict }) => isCounted(verdict)).length < models; index += 1) {
      const round = await differ.round(seed, index);
      rounds.push(round);
      if (round.verdict === 'endless') await print(`model ${index}: the reference gave no answer and was started anew`);
      if (round.verdict === 'unstable') await print(`model ${index}: the reference does not repeat itself`);
      if (round.verdict !== 'different') continue;
      const small = shrinks ? await shrink(differ, round) : round;
      reproductions.push(small);
      await print(describeReproduction(`seed ${seed} model ${index}`, small));
      if (!keepGoing) break;
    }
  } finally {
    await differ.close();
  }
  const summary = summaryOf(seed, rounds, reproductions);
  await print(describe(summary, Date.now() - startedMs));
  return summary;
}

function isCounted(verdict: Round['verdict']): boolean {
  return verdict !== 'refused' && verdict !== 'unreadable' && verdict !== 'endless';
}

function summaryOf(seed: number, rounds: readonly Round[], reproductions: readonly Reproduction[]): FuzzSummary {
  const count = (wanted: Round['verdict']) => rounds.filter(({ verdict }) => verdict === wanted).length;
  const accepted = rounds.filter(({ verdict }) => isCounted(verdict));
  const sizes = accepted.map(({ model }) => nodeCount(model)).sort((a, b) => a - b);
  const features = new Map<string, number>();
  for (const { model } of accepted) {
    for (const feature of featuresOf(model)) features.set(feature, (features.get(feature) ?? 0) + 1);
  }
  return {
    seed,
    run: accepted.length,
    refused: count('refused'),
    unreadable: count('unreadable'),
    endless: count('endless'),
    different: count('different'),
    unstable: count('unstable'),
    medianNodes: sizes[Math.floor(sizes.length / 2)] ?? 0,
    features,
    reproductions,
  };
}

function describe(
  { run, refused, unreadable, endless, different, unstable, medianNodes, features }: FuzzSummary,
  tookMs: number,
): string {
  const counts = [...features].sort((a, b) => a[1] - b[1]).map(([feature, count]) => `  ${count} ${feature}`);
  return [
    'models with each element and feature:',
    ...counts,
    `${run} models run in ${Math.round(tookMs / 1000)} s, ${different} different, ${unstable} unstable; ${refused} more refused, ${unreadable} unreadable, ${endless} endless; median ${medianNodes} nodes`,
  ].join('\n');
}
