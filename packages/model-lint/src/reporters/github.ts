import type { Finding } from '../finding.ts';
import type { Severity } from '../rule.ts';
import type { LintResult } from '../run/lint-project.ts';
import { orderBySeverity } from './order-by-severity.ts';
import { counted, summarize, summaryLine } from './summary.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** GitHub shows so many annotations of one kind for one step, and drops the others without a word. */
const annotationsMax = 10;

/** For GitHub Actions: annotations in the pull request, the worst first, at most ten of a severity, and a line that sums up. */
export function github(result: LintResult): string {
  const shown = orderBySeverity(result.findings).filter(
    (finding, index, all) => index - all.findIndex(({ severity }) => severity === finding.severity) < annotationsMax,
  );
  const left = result.findings.length - shown.length;
  const summary = summaryLine(summarize(result));
  return [
    ...shown.map(command),
    left > 0
      ? `${summary}; ${counted(left, 'finding')} without an annotation, as GitHub shows ${annotationsMax} of a kind`
      : summary,
  ].join('\n');
}

function command({ rule, severity, file, line, column, message, cure }: Finding): string {
  const place = `file=${property(file)},line=${line},col=${column},title=${property(rule)}`;
  return `::${commands[severity]} ${place}::${data(`${message}\n${cure}`)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
