import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { drawFindings, findPlaces, type ReportContext, reporters } from '@stepwright/model-lint';
import { writeAtomically } from '../files/write-atomically.ts';
import { packageVersion } from '../package-version.ts';
import type { Terminal } from '../terminal.ts';
import type { LintOptions, LintSurroundings } from './lint-options.ts';
import type { LintRound } from './lint-round.ts';
import { mayColor } from './may-color.ts';
import type { ProjectSource } from './project-source.ts';
import { appendStepSummary } from './step-summary.ts';

/**
 * Writes every report that was asked for.
 *
 * @throws {Refusal} when a file cannot be written.
 */
export async function writeReports(
  { project, shown }: LintRound,
  { chosen }: ProjectSource,
  { targets, isColored }: LintOptions,
  { workingFolder, environment }: LintSurroundings,
  terminal: Terminal,
): Promise<void> {
  const isPictured = targets.some(({ format }) => format === 'html');
  const context: ReportContext = {
    files: [...chosen].sort(),
    toolVersion: packageVersion(),
    placeOf: findPlaces(project),
    pictures: isPictured ? await drawFindings(project, shown.findings) : undefined,
  };
  const isStyled = mayColor(isColored, terminal.isTerminal === true, environment);
  for (const { format, file } of targets) {
    if (file === undefined) terminal.out(reporters[format](shown, isStyled ? { ...context, style } : context));
    else writeAtomically(resolve(workingFolder, file), `${reporters[format](shown, context)}\n`);
  }
  const { GITHUB_STEP_SUMMARY: summaryFile } = environment;
  if (summaryFile && targets.some(({ format }) => format === 'github')) {
    summarizeStep(summaryFile, reporters.markdown(shown, context), terminal);
  }
}

/** Whether to style has been decided before. */
function style(name: Parameters<typeof styleText>[0], text: string): string {
  return styleText(name, text, { validateStream: false });
}

/** The summary is an extra: that it cannot be written is told, and no reason to fail. */
function summarizeStep(file: string, markdown: string, terminal: Terminal): void {
  try {
    appendStepSummary(file, markdown);
  } catch (cause) {
    terminal.err(`The step summary cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
