import type { Finding } from '../finding.ts';
import type { Severity } from '../rule.ts';
import type { LintResult } from '../run/lint-project.ts';
import { uniqueFingerprints } from './unique-fingerprints.ts';

const severityOf: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'minor', info: 'info' };

/** For GitLab: a Code Quality report. */
export function gitlab({ findings }: LintResult): string {
  const fingerprints = uniqueFingerprints(findings);
  return JSON.stringify(
    findings.map((finding, index) => toIssue(finding, fingerprints[index] ?? finding.fingerprint)),
    null,
    2,
  );
}

function toIssue({ rule, severity, file, line, message, cure }: Finding, fingerprint: string): object {
  return {
    description: `${message}. ${cure}`,
    check_name: rule,
    fingerprint,
    severity: severityOf[severity],
    location: { path: file, lines: { begin: line } },
  };
}
