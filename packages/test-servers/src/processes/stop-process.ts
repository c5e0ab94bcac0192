import { pollUntil } from '../poll-until.ts';
import { processIdentity } from './process-identity.ts';

/** A signal and how long its effect is awaited before the next step. */
export interface StopStep {
  signal: 'SIGINT' | 'SIGTERM' | 'SIGQUIT';
  limitMs: number;
}

const KILL_LIMIT_MS = 10_000;

/** Ends the process named by `identity`, at last by SIGKILL; does nothing to another process with its id. */
export async function stopProcess(pid: number, identity: string, steps: readonly StopStep[]): Promise<void> {
  const gone = () => processIdentity(pid) !== identity;
  for (const { signal, limitMs } of [...steps, { signal: 'SIGKILL' as const, limitMs: KILL_LIMIT_MS }]) {
    if (gone()) return;
    send(pid, signal);
    if (await pollUntil(gone, limitMs, 20)) return;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
