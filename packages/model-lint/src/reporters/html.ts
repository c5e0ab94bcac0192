import type { Finding } from '../finding.ts';
import type { LintResult } from '../run/lint-project.ts';
import { escapeMarkup } from './escape-markup.ts';
import { groupByFile } from './group-by-file.ts';
import { htmlStyle } from './html-style.ts';
import type { ReportContext } from './report-context.ts';
import { counted, summarize, summaryLine } from './summary.ts';
import { visibleText } from './visible-text.ts';

/** For people without a terminal: one page with the findings and pictures of their models. It loads nothing and runs no script. */
export function html(result: LintResult, { files, pictures, toolVersion }: ReportContext): string {
  const summary = summaryLine(summarize(result));
  const groups = groupByFile(result.findings);
  const clean = files.filter((file) => !groups.has(file));
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>Model lint: ${text(summary)}</title>`,
    `<style>${htmlStyle}</style>`,
    '</head>',
    '<body>',
    `<header><h1>Model lint</h1><p class="summary">${text(summary)}</p></header>`,
    '<main>',
    ...contents([...groups]),
    ...[...groups].map(([file, findings], index) => section(file, findings, pictures?.get(file), index)),
    ...cleanFiles(clean),
    '</main>',
    `<footer><p>stepwright lint${toolVersion === undefined ? '' : ` ${text(toolVersion)}`}</p></footer>`,
    '</body>',
    '</html>',
  ].join('\n');
}

function contents(groups: readonly (readonly [string, readonly Finding[]])[]): string[] {
  if (groups.length < 2) return [];
  const items = groups.map(
    ([file, findings], index) =>
      `<li><a href="#file-${index + 1}">${text(file)}</a> ${counted(findings.length, 'finding')}</li>`,
  );
  return ['<nav aria-label="Files">', '<ul>', ...items, '</ul>', '</nav>'];
}

function section(file: string, findings: readonly Finding[], picture: string | undefined, index: number): string {
  return [
    `<section id="file-${index + 1}" aria-labelledby="title-${index + 1}">`,
    `<h2 id="title-${index + 1}">${text(file)}</h2>`,
    // A wide model scrolls, which must be possible with the keyboard alone.
    ...(picture === undefined
      ? []
      : [`<div class="picture" tabindex="0" role="region" aria-label="Model of ${text(file)}">${picture}</div>`]),
    '<ol class="findings">',
    ...findings.map(item),
    '</ol>',
    '</section>',
  ].join('\n');
}

function item(finding: Finding): string {
  const { severity, rule, line, column, message, why, details } = finding;
  const head = `<span class="severity">${severity}</span> <span class="place">${line}:${column}</span>`;
  return [
    `<li class="${severity}">`,
    `<p class="message">${head} <strong>${text(message)}</strong> <code>${text(rule)}</code></p>`,
    ...(details.length > 0 ? [`<pre>${details.map(text).join('\n')}</pre>`] : []),
    '<dl>',
    ...facts(finding).map(([term, fact]) => `<dt>${term}</dt><dd>${text(fact)}</dd>`),
    `<dt>Why</dt><dd>${text(why)}</dd>`,
    `<dt>Cure</dt><dd>${text(finding.cure)}</dd>`,
    '</dl>',
    '</li>',
  ].join('\n');
}

function facts({ elementId, elementName, path, related }: Finding): (readonly [string, string])[] {
  const element = [elementId, elementName === undefined ? undefined : `"${elementName}"`].filter(
    (part) => part !== undefined,
  );
  return [
    ...(element.length > 0 ? [['Element', element.join(' ')] as const] : []),
    ...(path.length > 0 ? [['Path', path.join(' > ')] as const] : []),
    ...related.map((one) => ['See also', `${one.file}:${one.line}:${one.column}: ${one.message}`] as const),
  ];
}

function cleanFiles(files: readonly string[]): string[] {
  if (files.length === 0) return [];
  const items = files.map((file) => `<li>${text(file)}</li>`);
  return ['<section>', '<h2>Without findings</h2>', '<ul>', ...items, '</ul>', '</section>'];
}

function text(raw: string): string {
  return escapeMarkup(visibleText(raw));
}
