import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { stepwrightWords } from './stepwright-process.ts';

/** What a command has written and how it ended. */
export interface StepwrightRun {
  readonly code: number | string;
  readonly out: string;
  readonly err: string;
}

const limitMs = 60_000;

/** Runs the command as a process of its own in a folder, to its end. */
export async function runStepwright(
  folder: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<StepwrightRun> {
  const { GITHUB_STEP_SUMMARY: _, NO_COLOR: __, FORCE_COLOR: ___, ...inherited } = process.env;
  const child = spawn(process.execPath, [...stepwrightWords(), ...words], {
    cwd: folder,
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: AbortSignal.timeout(limitMs),
  });
  const [[code, signal], out, err] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  return { code: signal ?? code, out, err };
}
