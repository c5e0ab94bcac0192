import type { Finding } from '../finding.ts';

/** Findings by file, in the order in which the files come first. */
export function groupByFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  return Map.groupBy(findings, ({ file }) => file);
}
