import type { Finding, RelatedFinding } from '../finding.ts';
import type { Severity } from '../rule.ts';
import type { LintResult } from '../run/lint-project.ts';
import { type Summary, summarize } from './summary.ts';

/**
 * The format `json`, as `lint-report.schema.json` describes it. Stable: keys are added, never removed or changed, as long as `version` is 1.
 */
export interface LintReport {
  readonly version: 1;
  readonly summary: Summary;
  /** Ordered by file, place and rule. */
  readonly findings: readonly LintReportFinding[];
}

/** One finding of the format `json`. */
export interface LintReportFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** With forward slashes, relative to the project's folder. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** Null when it is about the file. */
  readonly elementId: string | null;
  readonly elementName: string | null;
  readonly message: string;
  readonly why: string;
  readonly cure: string;
  /** Ids of elements. */
  readonly path: readonly string[];
  readonly related: readonly RelatedFinding[];
  readonly details: readonly string[];
  /** Stays the same when lines move. */
  readonly fingerprint: string;
  readonly fixable: boolean;
}

/** For programs: the findings as JSON. */
export function json(result: LintResult): string {
  const report: LintReport = { version: 1, summary: summarize(result), findings: result.findings.map(toReport) };
  return JSON.stringify(report, null, 2);
}

function toReport(finding: Finding): LintReportFinding {
  const { rule, severity, file, line, column, elementId, elementName, message, why, cure } = finding;
  const { path, related, details, fingerprint, fix } = finding;
  return {
    rule,
    severity,
    file,
    line,
    column,
    elementId: elementId ?? null,
    elementName: elementName ?? null,
    message,
    why,
    cure,
    path,
    related,
    details,
    fingerprint,
    fixable: fix !== undefined,
  };
}
