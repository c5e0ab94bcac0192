import {
  type Finding,
  type LintResult,
  LintSettingsError,
  lintProject,
  type Project,
  type Rule,
  type SourceFile,
} from '@stepwright/model-lint';
import { Refusal } from '../refusal.ts';
import { type BaselineEntry, matchBaseline } from './baseline.ts';
import type { LintOptions } from './lint-options.ts';
import type { Progress } from './progress.ts';
import { type ProjectSource, projectOf } from './project-source.ts';

/** What one run of all rules gave. */
export interface LintRound {
  readonly project: Project;
  /** Of the chosen files, before the baseline and `--quiet`. */
  readonly found: LintResult;
  /** What is reported. */
  readonly shown: LintResult;
  /** The same findings: only what is reported is fixed. */
  readonly fixable: readonly Finding[];
  /** Warnings that are not in the baseline, also when they are not shown. */
  readonly warningCount: number;
  readonly gone: readonly BaselineEntry[];
}

/** What a round needs besides the files. */
export interface RoundSetup {
  readonly source: ProjectSource;
  readonly options: LintOptions;
  readonly baseline: readonly BaselineEntry[];
  readonly progress: Progress;
  readonly ruleSet: readonly Rule[] | undefined;
}

/**
 * Lints the whole project and keeps what is wanted of it.
 *
 * @throws {Refusal} when the settings name a rule that does not exist, or a severity that is none.
 */
export function lintRound(setup: RoundSetup, files: readonly SourceFile[]): LintRound {
  const { source, options, baseline } = setup;
  const project = projectOf(source, files);
  const found = ofChosenFiles(lintWith(project, setup), source, options);
  const { fresh, gone } = matchBaseline(found.findings, baseline);
  const findings = options.isQuiet ? fresh.filter(({ severity }) => severity === 'error') : fresh;
  return {
    project,
    found,
    shown: { ...found, findings },
    fixable: findings,
    warningCount: fresh.filter(({ severity }) => severity === 'warning').length,
    gone,
  };
}

function lintWith(project: Project, { source, options, progress, ruleSet }: RoundSetup): LintResult {
  const { lint } = source.config;
  const { only, rules } = options;
  const settings = { rules: { ...lint?.rules, ...rules }, only, suppressions: lint?.suppressions };
  try {
    return lintProject(project, settings, ruleSet, (rule) => progress.tell(`checking ${rule}`));
  } catch (cause) {
    if (cause instanceof LintSettingsError) throw new Refusal(`${cause.message}.`, { cause });
    throw cause;
  }
}

/** A rule that failed is told in any case: what it would have found in the chosen files is unknown. */
function ofChosenFiles(result: LintResult, { chosen }: ProjectSource, { paths }: LintOptions): LintResult {
  if (paths.length === 0) return result;
  const isWanted = ({ file, rule }: Finding): boolean => chosen.has(file) || rule === 'rule-crashed';
  return {
    ...result,
    findings: result.findings.filter(isWanted),
    suppressed: result.suppressed.filter(isWanted),
    fileCount: chosen.size,
  };
}
