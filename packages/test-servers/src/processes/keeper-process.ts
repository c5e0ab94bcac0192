import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Guarded, KeeperMessage } from './keeper.ts';
import { stopProcess } from './stop-process.ts';

/** The program of the keeper; see keeper.ts for what it promises. */

const guards = new Map<number, Guarded>();

// Whoever signals a whole group or container ends our owner too: that is the event to wait for.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line) as KeeperMessage;
  if ('guard' in message) guards.set(message.id, message.guard);
  else guards.delete(message.id);
}
// Folders after all processes: one may still write into the folder that another guard names.
await Promise.allSettled([...guards.values()].map(stop));
for (const { removeFolders } of guards.values()) {
  for (const folder of removeFolders) await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => {});
}

async function stop({ pid, identity, steps }: Guarded): Promise<void> {
  if (pid !== undefined && identity !== undefined) await stopProcess(pid, identity, steps);
}
