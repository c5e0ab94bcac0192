// Proves that a change is good: everything that CI runs, in one order, on to the end even when a step fails.
// The last line is `N passed, N failed`. Skipped tests are listed; with CI=true they count as failed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SuiteCount } from './verify/suite-count.ts';
import { type StepResult, summaryOf } from './verify/summary.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binaries = join(root, 'node_modules/.bin');
const reports = mkdtempSync(join(tmpdir(), 'stepwright-verify-'));
const fromSource = '--conditions=stepwright-source';

const steps: readonly (() => StepResult)[] = [
  () => step('format and lint', ['biome', 'ci', '.']),
  () => step('types', ['tsc', '-p', 'tsconfig.json'], ['tsc', '-p', 'packages/tsconfig.json']),
  () => suite('unit tests and house rules', 'unit'),
  () => step('generated files', ['node', fromSource, 'scripts/generate.ts', '--check']),
  () => step('models', ['node', fromSource, 'packages/cli/src/main.ts', 'lint']),
  () => suite('integration suites', 'integration'),
  () => suite('models and end to end on Camunda 7.24', 'engines', 'camunda-7.24'),
  () => suite('models and end to end on Operaton 1.0', 'engines', 'operaton-1.0'),
];

const summary = summaryOf(
  steps.map((run) => run()),
  { skippedFail: process.env.CI === 'true' },
);
rmSync(reports, { recursive: true });
console.log(`\n${summary.lines.join('\n')}`);
process.exitCode = summary.ok ? 0 : 1;

function step(name: string, ...commands: readonly (readonly string[])[]): StepResult {
  return timed(name, () => ({ name, ok: commands.map((command) => runs(command)).every(Boolean) }));
}

function suite(name: string, project: string, engine = 'local'): StepResult {
  return timed(name, () => {
    const countFile = join(reports, `${project}-${engine}.json`);
    const ok = runs(['node', 'scripts/verify/run-suite.ts', project, countFile], { STEPWRIGHT_ENGINE: engine });
    const count = countIn(countFile);
    return count === undefined ? { name, ok: false } : { name, ok, count };
  });
}

/** What the suite counted; undefined when it broke before its end. */
function countIn(file: string): SuiteCount | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SuiteCount;
  } catch {
    return undefined;
  }
}

function timed(name: string, run: () => StepResult): StepResult {
  console.log(`\n== ${name}`);
  const startedAt = Date.now();
  const result = run();
  console.log(`== ${name}: ${result.ok ? 'ok' : 'FAILED'} after ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
  return result;
}

/** Runs a command with its output shown as it comes; the repository's own binaries, and so its own Node, come first. */
function runs([command = '', ...options]: readonly string[], environment: NodeJS.ProcessEnv = {}): boolean {
  const { status, error } = spawnSync(command, options, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment, PATH: `${binaries}${delimiter}${process.env.PATH ?? ''}` },
  });
  if (error) console.error(`cannot run ${command}: ${error.message}; run npm ci`);
  return status === 0;
}
