import type { Finding } from '../finding.ts';
import type { LintResult } from '../run/lint-project.ts';
import { escapeMarkup } from './escape-markup.ts';
import { findingText } from './finding-text.ts';
import type { ReportContext } from './report-context.ts';

/** For CI servers: each file is a suite, each finding a test case. Errors and warnings are failures, infos are not; a clean file passes. */
export function junit({ findings }: LintResult, { files }: ReportContext): string {
  const names = [...new Set([...files, ...findings.map(({ file }) => file)])];
  const suites = names.flatMap((file) =>
    suite(
      file,
      findings.filter((finding) => finding.file === file),
    ),
  );
  const total = `tests="${names.reduce((sum, file) => sum + Math.max(1, countIn(findings, file)), 0)}" failures="${failuresIn(findings)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="stepwright lint" ${total}>`,
    ...suites,
    '</testsuites>',
  ].join('\n');
}

function countIn(findings: readonly Finding[], file: string): number {
  return findings.filter((finding) => finding.file === file).length;
}

function failuresIn(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity !== 'info').length;
}

function suite(file: string, findings: readonly Finding[]): string[] {
  const name = escapeMarkup(file);
  const cases =
    findings.length > 0 ? findings.flatMap(testCase) : [`    <testcase name="no findings" classname="${name}"/>`];
  const counts = `tests="${Math.max(1, findings.length)}" failures="${failuresIn(findings)}" errors="0" skipped="0"`;
  return [`  <testsuite name="${name}" ${counts}>`, ...cases, '  </testsuite>'];
}

function testCase(finding: Finding): string[] {
  const { rule, severity, file, line, column, message, elementId } = finding;
  const where = elementId === undefined ? `${line}:${column}` : `${elementId} ${line}:${column}`;
  const head = `    <testcase name="${escapeMarkup(`${rule} ${where}`)}" classname="${escapeMarkup(file)}"`;
  const text = escapeMarkup(findingText(finding));
  const body =
    severity === 'info'
      ? `<system-out>${text}</system-out>`
      : `<failure message="${escapeMarkup(message)}" type="${severity}">${text}</failure>`;
  return [`${head}>`, `      ${body}`, '    </testcase>'];
}
