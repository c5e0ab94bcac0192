import type { Finding } from '../finding.ts';
import type { Severity } from '../rule.ts';

/** All severities, the worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** The worst findings first, for places that show only some; findings of one severity keep their order. */
export function orderBySeverity<F extends Finding>(findings: readonly F[]): readonly F[] {
  return findings.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
