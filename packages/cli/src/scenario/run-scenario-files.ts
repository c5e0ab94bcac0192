import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { visibleText } from '@stepwright/model-lint';
import { ProcessTestError, readScenarios, runScenario, type Scenario } from '@stepwright/process-test';
import { findNamedFiles } from '../files/find-files.ts';
import { Refusal } from '../refusal.ts';
import type { Terminal } from '../terminal.ts';
import { openScenarioEngine, type ScenarioEngineOptions } from './scenario-engine.ts';
import { readSubjects } from './test-subjects.ts';

/** What `stepwright scenario run` was asked for. */
export interface RunFilesOptions extends ScenarioEngineOptions {
  /** Files and globs; empty for those of the project. */
  readonly files: readonly string[];
  readonly pictures?: string;
  readonly config?: string;
  readonly workingFolder: string;
}

/**
 * Runs the scenarios of files, one after the other, and tells how each went.
 *
 * @returns whether one failed.
 * @throws {Refusal} when there is none, or one cannot be run.
 */
export async function runScenarioFiles(options: RunFilesOptions, terminal: Terminal): Promise<boolean> {
  const { workingFolder, files, pictures } = options;
  const subjects = await readSubjects(workingFolder, options.config);
  const patterns = files.length > 0 ? files : ['**/*.scenarios.json'];
  const paths = findNamedFiles(files.length > 0 ? workingFolder : subjects.folder, patterns);
  const scenarios = paths.flatMap(readFile);
  if (scenarios.length === 0)
    throw new Refusal(`There is no scenario in ${patterns.join(' ')}: record one, or name other files.`);
  const engine = await openScenarioEngine(options);
  let failed = 0;
  try {
    for (const scenario of scenarios) {
      const subject = subjects.subjectOf(scenario.process);
      const picturesDir = pictures === undefined ? undefined : resolve(workingFolder, pictures);
      const { failure, durationMs } = await runScenario(subject, scenario, {
        engine,
        picturesDir,
        readsHistory: false,
      });
      if (failure) failed += 1;
      terminal.out(
        visibleText(failure ? `failed  ${failure.message}` : `passed  ${scenario.name} (${Math.round(durationMs)} ms)`),
      );
    }
  } catch (cause) {
    throw asRefusal(cause);
  } finally {
    await engine.stop();
  }
  terminal.out(`${scenarios.length - failed} passed, ${failed} failed, on ${engine.name}`);
  return failed > 0;
}

function readFile(path: string): readonly Scenario[] {
  try {
    return readScenarios(readFileSync(path, 'utf8'), path);
  } catch (cause) {
    throw asRefusal(cause);
  }
}

/** What whoever typed the command can mend. */
export function asRefusal(cause: unknown): unknown {
  if (cause instanceof ProcessTestError) return new Refusal(cause.message, { cause });
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  const isOfFiles = code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR';
  return isOfFiles ? new Refusal((cause as Error).message, { cause }) : cause;
}
