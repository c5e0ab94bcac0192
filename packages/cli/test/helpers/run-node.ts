import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { StepwrightRun } from './run-stepwright.ts';

/** Runs a script in a folder with the packages of this repository, to its end. */
export async function runNode(folder: string, script: string): Promise<StepwrightRun> {
  const words = ['--conditions=stepwright-source', '--input-type=module', '--eval', script];
  const child = spawn(process.execPath, words, { cwd: folder, signal: AbortSignal.timeout(30_000) });
  const [[code, signal], out, err] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  return { code: signal ?? code, out, err };
}
