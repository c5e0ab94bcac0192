import type { LintResult } from '../run/lint-project.ts';
import { checkstyle } from './checkstyle.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import type { ReportContext } from './report-context.ts';
import { sarif } from './sarif.ts';

/** How findings are written. */
export type ReportFormat =
  | 'pretty'
  | 'json'
  | 'sarif'
  | 'junit'
  | 'github'
  | 'gitlab'
  | 'checkstyle'
  | 'markdown'
  | 'html';

/** Writes what linting found as a text, without the last line end. The same result and context give the same text. */
export type Reporter = (result: LintResult, context: ReportContext) => string;

/** A reporter for each format. */
export const reporters: Readonly<Record<ReportFormat, Reporter>> = {
  pretty,
  json,
  sarif,
  junit,
  github,
  gitlab,
  checkstyle,
  markdown,
  html,
};
