import type { Finding } from '../finding.ts';
import type { Severity } from '../rule.ts';
import type { LintResult } from '../run/lint-project.ts';
import { groupByFile } from './group-by-file.ts';
import type { ReportContext, TextStyle } from './report-context.ts';
import { counted, summarize, summaryLine } from './summary.ts';
import { visibleText } from './visible-text.ts';

type Style = (style: TextStyle, text: string) => string;

const colors: Readonly<Record<Severity, TextStyle>> = { error: 'red', warning: 'yellow', info: 'blue' };

/** For people at a terminal: findings by file; why it matters and what to do once a rule; a line that sums up. */
export function pretty(result: LintResult, { style = (_, text) => text }: ReportContext): string {
  const told = new Set<string>();
  const blocks = [...groupByFile(result.findings)].map(([file, findings]) =>
    [style('underline', visibleText(file)), ...linesOf(findings, style, told)].join('\n'),
  );
  return [...blocks, lastLines(result, style)].join('\n\n');
}

function linesOf(findings: readonly Finding[], style: Style, told: Set<string>): string[] {
  const placeWidth = Math.max(...findings.map((finding) => placeOf(finding).length));
  const severityWidth = Math.max(...findings.map(({ severity }) => severity.length));
  return findings.flatMap((finding) => {
    const { severity, message, rule } = finding;
    const place = placeOf(finding).padStart(placeWidth);
    const head = `  ${style('dim', place)}  ${style(colors[severity], severity.padEnd(severityWidth))}  `;
    const indent = ' '.repeat(2 + placeWidth + 2);
    return [
      `${head}${visibleText(message)}${ownerOf(finding)}  ${style('dim', visibleText(rule))}`,
      ...moreLines(finding, told).map((line) => style('dim', `${indent}${line}`)),
    ];
  });
}

function placeOf({ line, column }: Finding): string {
  return `${line}:${column}`;
}

/** The element, unless the message names it already. */
function ownerOf({ elementId, elementName, message }: Finding): string {
  const parts = [
    ...(elementId === undefined || message.includes(`"${elementId}"`) ? [] : [elementId]),
    ...(elementName === undefined || message.includes(`"${elementName}"`) ? [] : [`"${elementName}"`]),
  ];
  return parts.length === 0 ? '' : ` (${visibleText(parts.join(' '))})`;
}

/** Each begins with a word or a bar: no line is left to the names in a model. */
function moreLines({ rule, why, cure, path, related, details }: Finding, told: Set<string>): string[] {
  const once = (label: string, text: string): string[] => {
    const key = `${label} ${rule} ${text}`;
    if (told.has(key)) return [];
    told.add(key);
    return [`${label}  ${visibleText(text)}`];
  };
  return [
    ...details.map((line) => `| ${visibleText(line)}`),
    ...(path.length > 0 ? [`path  ${visibleText(path.join(' > '))}`] : []),
    ...related.map((one) => `also  ${visibleText(`${one.file}:${one.line}:${one.column}  ${one.message}`)}`),
    ...once('why ', why),
    ...once('cure', cure),
  ];
}

function lastLines(result: LintResult, style: Style): string {
  const summary = summarize(result);
  const color = (['error', 'warning', 'info'] as const).find((one) => summary[`${one}s`] > 0);
  const line = style('bold', style(color ? colors[color] : 'green', summaryLine(summary)));
  return summary.fixable > 0 ? `${line}\n${counted(summary.fixable, 'finding')} can be cured with --fix` : line;
}
