import type { Finding } from '../finding.ts';
import type { LintResult } from '../run/lint-project.ts';
import { groupByFile } from './group-by-file.ts';
import { summarize, summaryLine } from './summary.ts';
import { visibleText } from './visible-text.ts';

/** For comments and step summaries: a table for each file, and what the rules that found something are about. */
export function markdown(result: LintResult): string {
  const blocks = [...groupByFile(result.findings)].map(([file, findings]) =>
    [`### ${escapeMarkdown(file)}`, '', ...table(findings)].join('\n'),
  );
  const rules = [...new Map(result.findings.map((finding) => [finding.rule, finding])).values()];
  return [
    '## Model lint',
    `**${summaryLine(summarize(result))}**`,
    ...blocks,
    ...(rules.length > 0 ? [['### Why it matters', '', ...rules.map(explanation)].join('\n')] : []),
  ].join('\n\n');
}

function table(findings: readonly Finding[]): string[] {
  return ['| place | severity | what | rule |', '| --- | --- | --- | --- |', ...findings.map(row)];
}

function row(finding: Finding): string {
  const { line, column, severity, message, elementId, elementName, path, related, details, rule, cure } = finding;
  const named = elementName === undefined ? elementId : `${elementId ?? ''} "${elementName}"`;
  const lines = [
    message,
    ...details,
    ...(named === undefined ? [] : [`Element: ${named}`]),
    ...(path.length > 0 ? [`Path: ${path.join(' > ')}`] : []),
    ...related.map((one) => `See also ${one.file}:${one.line}:${one.column}: ${one.message}`),
    `Cure: ${cure}`,
  ];
  const cells = [`${line}:${column}`, severity, lines.map(escapeMarkdown).join('<br>'), escapeMarkdown(rule)];
  return `| ${cells.join(' | ')} |`;
}

function explanation({ rule, why }: Finding): string {
  return `- **${escapeMarkdown(rule)}**: ${escapeMarkdown(why)}`;
}

/** Nothing of a text is taken for markup, HTML, a mention or the end of a cell. */
function escapeMarkdown(text: string): string {
  return visibleText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '@\u2060')
    .replace(/[\\`*_{}[\]()#+!|~$-]/g, '\\$&');
}
