import type { RuleSetting } from '@stepwright/model-lint';
import { Command, InvalidArgumentError } from 'commander';
import type { Terminal } from '../terminal.ts';
import type { TypedOptions } from './lint-options.ts';

/** What commander reads. */
interface Read extends TypedOptions {
  readonly rules?: boolean;
  readonly explain?: string;
}

const examples = `
Without paths the whole project is linted: what stepwright.config.ts says, else every model below this folder. With paths the whole
project is read too, as a model may be wrong because of another, and the findings of these paths are reported.

Examples:
  $ stepwright lint                                          the whole project
  $ stepwright lint bpmn/order.bpmn                          one model of it
  $ stepwright lint "bpmn/**/*.bpmn" --only deploy           would an engine take these?
  $ stepwright lint --format github,sarif=lint.sarif         for a pull request and code scanning
  $ stepwright lint --fix --dry-run                          what would be changed?
  $ stepwright lint --baseline lint-baseline.json --update-baseline
                                                             begin with what is there, report what is new
  $ stepwright lint --rule business-key-not-passed=error     another severity, for this run

Exit codes: 0 no findings that count, 1 errors or more warnings than --max-warnings (infos never count), 2 it could not run.`;

/**
 * `stepwright lint`: finds what is wrong with the models of a project.
 *
 * @param end is told whether there are findings that count.
 */
export function lintCommand(terminal: Terminal, end: (hasFindings: boolean) => void): Command {
  return new Command('lint')
    .description('Lints models and decisions together with the contracts of their workers.')
    .argument('[paths...]', 'files, folders and globs (default: the whole project)')
    .option('--format <list>', 'formats, each to standard output or to a file: pretty,sarif=FILE', 'pretty')
    .option('--output <file>', 'the file for the format that names none')
    .option('--fix', 'cures what can be cured, and reports what is left')
    .option('--dry-run', 'with --fix: prints the changes as a diff and writes nothing')
    .option('--baseline <file>', 'findings in this file are not reported')
    .option('--update-baseline', 'writes the baseline with what is found now')
    .option('--only <rules>', 'names of rules, separated by commas; deploy stands for all deploy/ rules', listOf)
    .option('--rule <name=severity>', 'error, warning, info or off; may be given several times', settingOf)
    .option('--max-warnings <n>', 'so many warnings are no failure (default: 0)', countOf)
    .option('--config <file>', 'the configuration (default: stepwright.config.ts here or above)')
    .option('--quiet', 'reports errors only')
    .option('--rules', 'lists every rule with its severity, and ends')
    .option('--explain <rule>', 'says what a rule finds, why that matters and what to do, and ends')
    .option('--color', 'writes colours (default: on a terminal, unless NO_COLOR is set)')
    .option('--no-color', 'writes no colours')
    .addHelpText('after', examples)
    .action(async (paths: readonly string[], read: Read) => end(await lint(paths, read, terminal)));
}

/** Loads what it needs when it runs, so that other commands start without it. */
async function lint(paths: readonly string[], read: Read, terminal: Terminal): Promise<boolean> {
  if (read.rules || read.explain !== undefined) {
    const { explainRule, listRules } = await import('./show-rules.ts');
    terminal.out(read.explain === undefined ? listRules() : explainRule(read.explain));
    return false;
  }
  const [{ runLint }, { lintOptions }] = await Promise.all([import('./run-lint.ts'), import('./lint-options.ts')]);
  const surroundings = { workingFolder: process.cwd(), environment: process.env };
  return runLint(lintOptions(paths, read), surroundings, terminal);
}

function listOf(text: string, before: readonly string[] = []): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.every((name) => name !== '')) return [...before, ...names];
  throw new InvalidArgumentError('Name rules, separated by commas.');
}

function settingOf(
  text: string,
  before: Readonly<Record<string, RuleSetting>> = {},
): Readonly<Record<string, RuleSetting>> {
  const [, name, severity] = /^([^=]+)=(error|warning|info|off)$/.exec(text) ?? [];
  if (name === undefined)
    throw new InvalidArgumentError('Write NAME=SEVERITY; a severity is error, warning, info or off.');
  return { ...before, [name]: severity as RuleSetting };
}

function countOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A number of warnings is 0 or more.');
}
