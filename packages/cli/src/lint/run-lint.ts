import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { summarize, summaryLine, visibleText } from '@stepwright/model-lint';
import { writeAtomically } from '../files/write-atomically.ts';
import { Refusal } from '../refusal.ts';
import type { Terminal } from '../terminal.ts';
import { type BaselineEntry, readBaseline, writeBaseline } from './baseline.ts';
import { type FixedFile, fixProject } from './fix-project.ts';
import type { LintOptions, LintSurroundings } from './lint-options.ts';
import { type LintRound, lintRound, type RoundSetup } from './lint-round.ts';
import { type Progress, startProgress } from './progress.ts';
import { type ProjectSource, readSource } from './project-source.ts';
import { writeReports } from './write-reports.ts';

/**
 * Lints a project and reports what it found.
 *
 * @returns whether there are findings that count: errors, and more warnings than are allowed.
 * @throws {Refusal} when it cannot run as asked.
 */
export async function runLint(
  options: LintOptions,
  surroundings: LintSurroundings,
  terminal: Terminal,
): Promise<boolean> {
  const progress = startProgress(terminal);
  try {
    return await run(options, surroundings, terminal, progress);
  } finally {
    progress.end();
  }
}

async function run(
  options: LintOptions,
  surroundings: LintSurroundings,
  terminal: Terminal,
  progress: Progress,
): Promise<boolean> {
  const source = await readSource(options, surroundings, progress);
  const baselinePath = baselinePathOf(options, source, surroundings);
  const isReadingBaseline = baselinePath !== undefined && !options.isUpdateBaseline;
  const baseline = isReadingBaseline ? readBaseline(baselinePath) : [];
  const setup = { source, options, progress, baseline, ruleSet: surroundings.ruleSet };
  if (options.isDryRun) return showFixes(setup, terminal);
  const round = options.isFix ? fix(setup, terminal) : lintRound(setup, source.files);
  if (options.isUpdateBaseline && baselinePath !== undefined) {
    const updated = updateBaseline(baselinePath, round, setup, terminal);
    return report(lintRound({ ...setup, baseline: updated }, round.project.files), setup, surroundings, terminal);
  }
  tellGone(round, setup, terminal);
  return report(round, setup, surroundings, terminal);
}

async function report(
  round: LintRound,
  { source, options, progress }: RoundSetup,
  surroundings: LintSurroundings,
  terminal: Terminal,
): Promise<boolean> {
  progress.end();
  await writeReports(round, source, options, surroundings, terminal);
  if (options.targets.every(({ file }) => file !== undefined)) terminal.err(summaryLine(summarize(round.shown)));
  return isFailure(round, options);
}

/** With `--quiet` warnings count only when a limit is given for them. */
function isFailure({ shown, warningCount }: LintRound, { warningsMax, isQuiet }: LintOptions): boolean {
  if (shown.findings.some(({ severity }) => severity === 'error')) return true;
  return warningCount > (warningsMax ?? (isQuiet ? Number.POSITIVE_INFINITY : 0));
}

function baselinePathOf(
  { baseline, isUpdateBaseline }: LintOptions,
  { folder, config }: ProjectSource,
  { workingFolder }: LintSurroundings,
): string | undefined {
  if (baseline !== undefined) return resolve(workingFolder, baseline);
  if (config.lint?.baseline !== undefined) return resolve(folder, config.lint.baseline);
  if (isUpdateBaseline) {
    throw new Refusal(
      'There is no baseline to update: name it by --baseline, or as lint.baseline in the configuration.',
    );
  }
  return undefined;
}

function fix(setup: RoundSetup, terminal: Terminal): LintRound {
  const { last, fixed, skipped } = fixProject(setup.source.files, (files) => lintRound(setup, files));
  for (const file of fixed) {
    const path = resolve(setup.source.folder, file.fileName);
    if (readFileSync(path, 'utf8') !== file.before) {
      throw new Refusal(`${file.fileName} was changed by somebody else while it was linted: run the command again.`);
    }
    writeAtomically(path, file.content);
    terminal.err(`fixed ${visibleText(file.fileName)}`);
  }
  tellSkipped(skipped, terminal);
  return last;
}

/** Nothing is written, so what counts are the files as they are. */
async function showFixes(setup: RoundSetup, terminal: Terminal): Promise<boolean> {
  const { fixed, skipped } = fixProject(setup.source.files, (files) => lintRound(setup, files));
  const { createTwoFilesPatch } = await import('diff');
  const patchOf = ({ fileName, before, after }: FixedFile): string => {
    const name = visibleText(fileName);
    return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after).replace(/^=+\n/, '').trimEnd();
  };
  if (fixed.length > 0) terminal.out(fixed.map(patchOf).join('\n'));
  tellSkipped(skipped, terminal);
  const round = lintRound(setup, setup.source.files);
  setup.progress.end();
  terminal.err(`${summaryLine(summarize(round.shown))}; nothing is written`);
  return isFailure(round, setup.options);
}

function tellSkipped(skipped: readonly string[], terminal: Terminal): void {
  for (const file of skipped) {
    terminal.err(`${visibleText(file)} is not in UTF-8 and was not fixed: store it as UTF-8, or change it by hand`);
  }
}

/** Entries of files and rules that were not looked at stay. */
function updateBaseline(
  path: string,
  { found }: LintRound,
  { options, source }: RoundSetup,
  terminal: Terminal,
): readonly BaselineEntry[] {
  const kept = readExisting(path).filter((entry) => !isLookedAt(entry, found.ruleNames, options, source));
  const count = writeBaseline(path, found.findings, kept);
  terminal.err(`wrote ${count} findings to ${path}`);
  return readBaseline(path);
}

function readExisting(path: string): readonly BaselineEntry[] {
  try {
    return readBaseline(path);
  } catch {
    // It is written anew.
    return [];
  }
}

function isLookedAt(
  { file, rule }: BaselineEntry,
  ruleNames: readonly string[],
  { paths, only }: LintOptions,
  { chosen }: ProjectSource,
): boolean {
  return (paths.length === 0 || chosen.has(file)) && (only === undefined || ruleNames.includes(rule));
}

function tellGone({ gone, found }: LintRound, { options, source }: RoundSetup, terminal: Terminal): void {
  const over = gone.filter((entry) => isLookedAt(entry, found.ruleNames, options, source));
  if (over.length === 0) return;
  const lines = over.map(({ rule, file, message }) => `  ${visibleText(`${file}: ${message} (${rule})`)}`);
  terminal.err(['No longer found, take it out of the baseline with --update-baseline:', ...lines].join('\n'));
}
