import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const START_LIMIT_MS = 90_000;

/** Starts owner.ts as a process of its own; answers when its server runs. */
export async function startOwner(...args: string[]): Promise<{ owner: ChildProcess; serverPid: number }> {
  const file = fileURLToPath(new URL('owner.ts', import.meta.url));
  const owner = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const signal = AbortSignal.timeout(START_LIMIT_MS);
  const said = once(createInterface({ input: owner.stdout }), 'line', { signal }).then(([line]) => line);
  const exited = once(owner, 'exit', { signal }).then(([code]) => `nothing and exited with ${code}`);
  const answer = await Promise.race([said, exited]).catch((error) => error);
  const serverPid = Number(answer);
  if (serverPid > 1) return { owner, serverPid };
  owner.kill('SIGKILL');
  throw new Error(`The owner of ${args.join(' ')} said ${answer} instead of a process id.`);
}

/** Ends an owner as the kernel would, without any chance to clean up. */
export async function killOwner(owner: ChildProcess): Promise<void> {
  const exited = once(owner, 'exit');
  owner.kill('SIGKILL');
  await exited;
}
