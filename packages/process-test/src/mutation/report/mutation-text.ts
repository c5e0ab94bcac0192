import type { MutantResult, MutationCounts, MutationReport } from '../mutation-report.ts';

/** Writes a mutation report for people: the score, a table by operator, then each survivor with its change. */
export function mutationText(report: MutationReport): string {
  const having = (outcome: MutantResult['outcome']): readonly MutantResult[] =>
    report.results.filter((result) => result.outcome === outcome);
  return [
    `${report.process}: ${percent(report.score)} of mutants killed ${inNumbers(report)}, ${report.runs.length} runs, ${(report.durationMs / 1_000).toFixed(1)} s`,
    ...table(report),
    ...section('Survivors: no run notices them', having('survived'), true),
    ...section('Equivalent: they do the same as the process, and do not count', having('equivalent'), false),
    ...section('Refused: the engine does not take them, and they do not count', having('refused'), false),
    ...idle(report),
    '',
  ].join('\n');
}

function percent(score: number): string {
  // Rounded down: 100% means all.
  return `${Math.floor(score * 1_000) / 10}%`;
}

function inNumbers({ killed, survived }: MutationCounts): string {
  return `(${killed} of ${killed + survived})`;
}

function table({ operators }: MutationReport): readonly string[] {
  const width = Math.max(...operators.map(({ operator }) => operator.length), 0);
  return operators.map((row) => {
    const apart = [
      ...(row.equivalent > 0 ? [`${row.equivalent} equivalent`] : []),
      ...(row.refused > 0 ? [`${row.refused} refused`] : []),
    ];
    const more = apart.length > 0 ? `, ${apart.join(', ')}` : '';
    return `  ${row.operator.padEnd(width)}  ${percent(row.score).padStart(6)}  ${inNumbers(row)}${more}`;
  });
}

function section(title: string, results: readonly MutantResult[], withDiff: boolean): readonly string[] {
  if (results.length === 0) return [];
  return ['', title, ...results.flatMap((result) => ['', ...entry(result, withDiff)])];
}

function entry({ id, file, line, column, description, diff }: MutantResult, withDiff: boolean): readonly string[] {
  const change = withDiff && diff !== null ? diff.split('\n').map((text) => `    ${text}`) : [];
  return [`  ${file}:${line}:${column}  ${description}`, `    ${id}`, ...change];
}

function idle({ idleRuns }: MutationReport): readonly string[] {
  if (!idleRuns?.length) return [];
  return ['', 'Runs that kill no mutant', ...idleRuns.map((name) => `  ${name}`)];
}
