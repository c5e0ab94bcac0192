import { ProcessTestError } from '../process-test-error.ts';
import { type ProcessUnderTest, processUnderTest } from '../process-under-test.ts';
import type { Mutant } from './mutant.ts';
import type { MutantOutcome, MutantResult, MutationCounts, MutationReport } from './mutation-report.ts';
import { operatorNames } from './operators.ts';

/** Something that tells a right process from a wrong one: a scenario, or many. */
export interface MutationRun {
  /** Names it in reports; no other run has it. */
  readonly name: string;
  /** Tells whether the process passed; a rejection says that it did not. It must end by itself, whatever the mutant does. */
  readonly run: (subject: ProcessUnderTest) => Promise<boolean>;
}

/** How mutants are scored. */
export interface ScoreOptions {
  /** Goes on to the next mutant as soon as one run has noticed; then nobody knows which runs kill nothing. @default false */
  readonly stopAtFirstKill?: boolean;
  /**
   * How many mutants are run at a time. More than one helps only when runs wait for an engine elsewhere, and each needs an engine of its own
   * when the process calls others by their latest version: that would be another mutant's. @default 1
   */
  readonly concurrency?: number;
  /** Is asked about each survivor: whether it does the same as the process. Such a mutant does not count. @default none is */
  readonly isEquivalent?: (mutant: Mutant) => Promise<boolean>;
}

/**
 * Plays every run on every mutant and tells which mutants no run notices.
 *
 * @throws {ProcessTestError} SCENARIO_INVALID when there is no run, or two have the same name; RUNS_NOT_GREEN when one does not pass on the process
 * as it is.
 *
 * @example
 * const report = await scoreMutants(subject, mutantsOf(subject), runs);
 * console.log(mutationText(report));
 */
export async function scoreMutants(
  subject: ProcessUnderTest,
  mutants: readonly Mutant[],
  runs: readonly MutationRun[],
  options: ScoreOptions = {},
): Promise<MutationReport> {
  const { concurrency = 1, stopAtFirstKill = false } = options;
  const startedAt = performance.now();
  await requireFairRuns(subject, runs);
  const results = await inOrder(mutants, concurrency, (mutant) => resultOf(subject, mutant, runs, options));
  const byOperator = Map.groupBy(results, ({ operator }) => operator);
  const killers = new Set(results.flatMap(({ killedBy }) => killedBy));
  const names = runs.map(({ name }) => name);
  return {
    version: 1,
    process: subject.graph.id,
    ...countsOf(results),
    runs: names,
    idleRuns: stopAtFirstKill ? null : names.filter((name) => !killers.has(name)),
    operators: operatorNames
      .filter((operator) => byOperator.has(operator))
      .map((operator) => ({ operator, ...countsOf(byOperator.get(operator) ?? []) })),
    results,
    durationMs: Math.round(performance.now() - startedAt),
  };
}

/** A run that is red already would kill everything. */
async function requireFairRuns(subject: ProcessUnderTest, runs: readonly MutationRun[]): Promise<void> {
  const names = runs.map(({ name }) => name);
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  if (runs.length === 0) throw invalid('There is no run, so every mutant would survive. Give at least one scenario.');
  if (repeated.length > 0) throw invalid(`Several runs have the same name: ${repeated.join(', ')}. Rename them.`);
  const failed: { readonly name: string; readonly cause: unknown }[] = [];
  for (const { name, run } of runs) {
    try {
      if (!(await run(subject))) failed.push({ name, cause: undefined });
    } catch (cause) {
      failed.push({ name, cause });
    }
  }
  if (failed.length === 0) return;
  const list = failed
    .map(({ name, cause }) => (cause instanceof Error ? `${name} (${cause.message})` : name))
    .join(', ');
  const message = `These do not pass on ${subject.graph.id} as it is: ${list}. Make them pass before you look at mutants.`;
  throw new ProcessTestError('RUNS_NOT_GREEN', message, {
    cause: failed.find(({ cause }) => cause !== undefined)?.cause,
  });
}

function invalid(message: string): ProcessTestError {
  return new ProcessTestError('SCENARIO_INVALID', message);
}

async function resultOf(
  { contract }: ProcessUnderTest,
  mutant: Mutant,
  runs: readonly MutationRun[],
  { stopAtFirstKill = false, isEquivalent }: ScoreOptions,
): Promise<MutantResult> {
  const changed = processUnderTest(contract, mutant.files);
  const killedBy: string[] = [];
  let isRefused = false;
  for (const { name, run } of runs) {
    const verdict = await verdictOf(run, changed);
    isRefused ||= verdict === 'refused';
    if (verdict === 'failed') killedBy.push(name);
    if (isRefused || (stopAtFirstKill && killedBy.length > 0)) break;
  }
  const isKilled = killedBy.length > 0 && !isRefused;
  const isSame = !isKilled && !isRefused && (await isEquivalent?.(mutant)) === true;
  const outcome: MutantOutcome = isRefused ? 'refused' : isKilled ? 'killed' : isSame ? 'equivalent' : 'survived';
  const { id, operator, process, element, file, line, column, description } = mutant;
  const place = { id, operator, process, element, file, line, column, description };
  return { ...place, outcome, killedBy: isKilled ? killedBy : [], diff: isKilled ? null : mutant.diff };
}

/** A mutant that no engine takes has not been run: nobody noticed anything. */
async function verdictOf(run: MutationRun['run'], subject: ProcessUnderTest): Promise<'passed' | 'failed' | 'refused'> {
  try {
    return (await run(subject)) ? 'passed' : 'failed';
  } catch (error) {
    return error instanceof ProcessTestError && error.code === 'DEPLOYMENT_REFUSED' ? 'refused' : 'failed';
  }
}

function countsOf(results: readonly MutantResult[]): MutationCounts {
  const having = (outcome: MutantOutcome): number => results.filter((result) => result.outcome === outcome).length;
  const killed = having('killed');
  const survived = having('survived');
  const score = killed + survived === 0 ? 1 : killed / (killed + survived);
  return {
    mutants: results.length,
    killed,
    survived,
    equivalent: having('equivalent'),
    refused: having('refused'),
    score,
  };
}

/** Maps with so many at a time; answers in the order of the items. */
async function inOrder<T, R>(items: readonly T[], concurrency: number, map: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await map(item);
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.floor(concurrency)) }, work));
  return results;
}
