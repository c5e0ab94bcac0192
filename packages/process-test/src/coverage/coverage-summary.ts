import { countKinds } from './count-kinds.ts';
import type { CoverageItem, ProcessCoverage } from './coverage-item.ts';

/**
 * Tells a coverage in words: for each process and kind how much is covered, then what is not, with its place.
 *
 * @example
 * console.log(coverageSummary(coverage));
 */
export function coverageSummary(coverage: ProcessCoverage): string {
  const processes = [...new Set(coverage.items.map(({ process }) => process))];
  return processes.map((process) => `${summaryOf(coverage, process)}\n`).join('\n');
}

function summaryOf(coverage: ProcessCoverage, process: string): string {
  const counts = countKinds(coverage, process).filter(({ all }) => all > 0);
  const parts = counts.map(({ kind, covered, all }) => [kind, `${covered}/${all}`] as const);
  const width = Math.max(...parts.map(([, part]) => part.length));
  const table = counts.map(
    ({ percent }, index) =>
      `  ${parts[index]?.[0].padEnd(10)} ${parts[index]?.[1].padStart(width)} ${percentText(percent)}`,
  );
  const uncovered = counts.flatMap((count) => count.uncovered.map(describeItem));
  return [process, ...table, ...(uncovered.length > 0 ? ['  not covered:', ...uncovered.map(indent)] : [])].join('\n');
}

function percentText(percent: number): string {
  return `${percent.toFixed(1).padStart(5)} %`;
}

function indent(line: string): string {
  return `    ${line}`;
}

/** An item in one line: where it stands, and what it is. */
export function describeItem({ file, line, column, kind, id }: CoverageItem): string {
  return `${file}:${line}:${column} ${wordOf(kind)} ${id}`;
}

function wordOf(kind: CoverageItem['kind']): string {
  return kind.slice(0, -1);
}
