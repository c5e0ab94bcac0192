import type { CoverageItem, ProcessCoverage } from './coverage-item.ts';

/** Where a tool finds the files of a report. */
export interface CoverageLcovOptions {
  /** Tells the path of a file from its name, as the tool that reads the report needs it. @default the name */
  readonly pathOf?: (file: string) => string;
}

/**
 * Writes a coverage in the format of lcov, for tools that show it beside the lines of the models: the line of each node, flow, timer and rule
 * with its hits, and a branch for each way of a condition and each error. A line with several of them has the hits of the least covered one.
 */
export function coverageLcov({ process, items }: ProcessCoverage, options: CoverageLcovOptions = {}): string {
  const { pathOf = (file: string) => file } = options;
  const files = [...Map.groupBy(items, ({ file }) => file)];
  return files
    .map(([file, own]) => [`TN:${process}`, `SF:${pathOf(file)}`, ...fileLines(own), 'end_of_record', ''].join('\n'))
    .join('');
}

function fileLines(items: readonly CoverageItem[]): readonly string[] {
  const isBranch = ({ kind }: CoverageItem) => kind === 'conditions' || kind === 'errors';
  const branches = items.filter(isBranch).toSorted((a, b) => a.line - b.line);
  const lines = [...leastHits(items.filter((item) => !isBranch(item)))].sort(([a], [b]) => a - b);
  return [
    ...branchLines(branches),
    `BRF:${branches.length}`,
    `BRH:${branches.filter(({ hits }) => hits > 0).length}`,
    ...lines.map(([line, hits]) => `DA:${line},${hits}`),
    `LF:${lines.length}`,
    `LH:${lines.filter(([, hits]) => hits > 0).length}`,
  ];
}

/** A block is an element; its branches are the ways of its condition, or its errors. */
function branchLines(branches: readonly CoverageItem[]): readonly string[] {
  const blocks = [...Map.groupBy(branches, ({ process, kind, element }) => JSON.stringify([process, kind, element]))];
  return blocks.flatMap(([, items], block) =>
    items.map(({ line, hits }, branch) => `BRDA:${line},${block},${branch},${hits}`),
  );
}

function leastHits(items: readonly CoverageItem[]): ReadonlyMap<number, number> {
  const lines = new Map<number, number>();
  for (const { line, hits } of items) lines.set(line, Math.min(hits, lines.get(line) ?? hits));
  return lines;
}
