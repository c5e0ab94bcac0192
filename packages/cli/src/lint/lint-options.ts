import type { Rule, RuleSetting } from '@stepwright/model-lint';
import { Refusal } from '../refusal.ts';
import { type ReportTarget, readTargets } from './report-target.ts';

/** What `stepwright lint` was asked for. */
export interface LintOptions {
  /** Files, folders and globs; empty for the whole project. */
  readonly paths: readonly string[];
  readonly targets: readonly ReportTarget[];
  /** Left out: searched upwards from the working folder. */
  readonly config: string | undefined;
  readonly isFix: boolean;
  /** With `isFix`: the changes are shown and not written. */
  readonly isDryRun: boolean;
  /** Instead of that of the configuration. */
  readonly baseline: string | undefined;
  readonly isUpdateBaseline: boolean;
  readonly only: readonly string[] | undefined;
  /** On top of those of the configuration. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** @default 0; with `isQuiet` any number */
  readonly warningsMax: number | undefined;
  /** Errors only. */
  readonly isQuiet: boolean;
  /** Left out: on a terminal, unless NO_COLOR is set. */
  readonly isColored: boolean | undefined;
}

/** Where the command runs. */
export interface LintSurroundings {
  readonly workingFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** @default every rule that there is */
  readonly ruleSet?: readonly Rule[];
}

/** The options as they were typed. */
export interface TypedOptions {
  readonly format: string;
  readonly output?: string | undefined;
  readonly config?: string | undefined;
  readonly fix?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
  readonly baseline?: string | undefined;
  readonly updateBaseline?: boolean | undefined;
  readonly only?: readonly string[] | undefined;
  readonly rule?: Readonly<Record<string, RuleSetting>> | undefined;
  readonly maxWarnings?: number | undefined;
  readonly quiet?: boolean | undefined;
  readonly color?: boolean | undefined;
}

/**
 * Understands the options.
 *
 * @throws {Refusal} for options that do not go together.
 */
export function lintOptions(paths: readonly string[], typed: TypedOptions): LintOptions {
  if (typed.dryRun && !typed.fix) throw new Refusal('--dry-run is for --fix: add --fix, or remove it.');
  if (typed.dryRun && typed.updateBaseline) throw new Refusal('--dry-run writes nothing: remove --update-baseline.');
  return {
    paths,
    targets: readTargets(typed.format, typed.output),
    config: typed.config,
    isFix: typed.fix === true,
    isDryRun: typed.dryRun === true,
    baseline: typed.baseline,
    isUpdateBaseline: typed.updateBaseline === true,
    only: typed.only,
    rules: typed.rule ?? {},
    warningsMax: typed.maxWarnings,
    isQuiet: typed.quiet === true,
    isColored: typed.color,
  };
}
