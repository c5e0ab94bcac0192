import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

/** The command as a process of its own. */
export interface StepwrightProcess {
  readonly process: ChildProcess;
  /** What it has written so far, standard error too. */
  output(): string;
  /** Waits until the engine is served; gives the address of its REST API. */
  url(): Promise<string>;
  /** Waits for its end; gives the exit code or the signal. */
  ended(limitMs?: number): Promise<number | string>;
}

/** What node is given by `npm run stepwright`; npm itself stays out, as its end says nothing about the end of node. */
export function stepwrightWords(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(`${repository}/package.json`, 'utf8')) as {
    scripts: { stepwright: string };
  };
  const [program, ...given] = scripts.stepwright.split(' ');
  if (program !== 'node') throw new Error(`The script "stepwright" does not run node: ${scripts.stepwright}`);
  return given.map((word) => (word.endsWith('.ts') ? join(repository, word) : word));
}

/** Starts what `npm run stepwright` starts. */
export function startStepwright(...words: readonly string[]): StepwrightProcess {
  const child = spawn(process.execPath, [...stepwrightWords(), ...words], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
  }
  const closed = once(child, 'close');
  return {
    process: child,
    output: () => text,
    url: () =>
      vi.waitFor(
        () => {
          const found = /REST API +(\S+)\n[\s\S]*Ctrl-C ends it/.exec(text)?.[1];
          if (found === undefined) throw new Error(`The engine is not served: ${text}`);
          return found;
        },
        { timeout: 30_000, interval: 20 },
      ),
    async ended(limitMs = 15_000) {
      const tooLate = AbortSignal.timeout(limitMs);
      const waited = new Promise<never>((_resolve, reject) => {
        tooLate.addEventListener('abort', () => reject(new Error(`It has not ended within ${limitMs} ms: ${text}`)));
      });
      const [code, signal] = await Promise.race([closed, waited]);
      return (signal ?? code) as number | string;
    },
  };
}
