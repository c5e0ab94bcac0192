import type { MutationReport } from '../mutation-report.ts';

/** Writes a mutation report as JSON; `mutationReportSchema` reads it. */
export function mutationJson(report: MutationReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
