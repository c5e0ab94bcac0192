import type { Finding } from '../finding.ts';
import type { LintResult } from '../run/lint-project.ts';
import { escapeMarkup } from './escape-markup.ts';
import { groupByFile } from './group-by-file.ts';
import type { ReportContext } from './report-context.ts';

/** For tools that read Checkstyle's XML. Clean files are in it too. */
export function checkstyle({ findings }: LintResult, { files }: ReportContext): string {
  const groups = groupByFile(findings);
  const names = [...new Set([...files, ...groups.keys()])];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<checkstyle version="4.3">',
    ...names.flatMap((file) => [
      `  <file name="${escapeMarkup(file)}">`,
      ...(groups.get(file) ?? []).map(error),
      '  </file>',
    ]),
    '</checkstyle>',
  ].join('\n');
}

function error({ rule, severity, line, column, message, cure }: Finding): string {
  const place = `line="${line}" column="${column}" severity="${severity}"`;
  return `    <error ${place} message="${escapeMarkup(`${message}. ${cure}`)}" source="${escapeMarkup(`stepwright.${rule}`)}"/>`;
}
