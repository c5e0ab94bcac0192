import { z } from 'zod';
import { type MutationOperator, operatorNames } from './operators.ts';

/**
 * What became of a mutant: a run noticed it; none did; none did and it does the same as the process; or no engine would take it, which is no
 * merit of a run.
 */
export type MutantOutcome = 'killed' | 'survived' | 'equivalent' | 'refused';

/** How many mutants met which end. */
export interface MutationCounts {
  readonly mutants: number;
  readonly killed: number;
  readonly survived: number;
  readonly equivalent: number;
  readonly refused: number;
  /** Killed ones among those that could be killed, 0 to 1; 1 when there was none. */
  readonly score: number;
}

/** One mutant and what became of it. */
export interface MutantResult {
  readonly id: string;
  readonly operator: MutationOperator;
  readonly process: string;
  readonly element: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly description: string;
  readonly outcome: MutantOutcome;
  /** The runs that noticed it; only the first when scoring stopped there. */
  readonly killedBy: readonly string[];
  /** What is changed in the model; null for a killed one. */
  readonly diff: string | null;
}

/** How well runs notice faults of a model. Its JSON is published: fields are added, never changed. */
export interface MutationReport extends MutationCounts {
  readonly version: 1;
  /** The key of the process. */
  readonly process: string;
  /** The names of the runs. */
  readonly runs: readonly string[];
  /** Runs that kill no mutant; null when scoring stopped at the first kill, so that nobody knows. */
  readonly idleRuns: readonly string[] | null;
  /** Only operators that found a place. */
  readonly operators: readonly (MutationCounts & { readonly operator: MutationOperator })[];
  /** Every mutant, in the order in which they were given. */
  readonly results: readonly MutantResult[];
  readonly durationMs: number;
}

const count = z.number().int().nonnegative();
const operator = z.enum(operatorNames as [MutationOperator, ...MutationOperator[]]);
const counts = {
  mutants: count,
  killed: count,
  survived: count,
  equivalent: count,
  refused: count,
  score: z.number().min(0).max(1),
};

/** The shape of a mutation report as JSON. */
export const mutationReportSchema: z.ZodType<MutationReport> = z.object({
  version: z.literal(1),
  process: z.string(),
  ...counts,
  runs: z.array(z.string()),
  idleRuns: z.array(z.string()).nullable(),
  operators: z.array(z.object({ operator, ...counts })),
  results: z.array(
    z.object({
      id: z.string(),
      operator,
      process: z.string(),
      element: z.string(),
      file: z.string(),
      line: count,
      column: count,
      description: z.string(),
      outcome: z.enum(['killed', 'survived', 'equivalent', 'refused']),
      killedBy: z.array(z.string()),
      diff: z.string().nullable(),
    }),
  ),
  durationMs: z.number().nonnegative(),
});
