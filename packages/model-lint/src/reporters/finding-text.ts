import type { Finding } from '../finding.ts';

/** A finding with all that it says, as plain text of several lines. */
export function findingText(finding: Finding): string {
  const { file, line, column, severity, message, why, cure, path, related, details } = finding;
  return [
    `${file}:${line}:${column}: ${severity}: ${message}`,
    ...details,
    ...(path.length > 0 ? [`Path: ${path.join(' > ')}`] : []),
    ...related.map((one) => `See also ${one.file}:${one.line}:${one.column}: ${one.message}`),
    `Why: ${why}`,
    `Cure: ${cure}`,
  ].join('\n');
}
