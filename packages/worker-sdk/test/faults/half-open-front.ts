import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { countFault } from './fault-tally.ts';

/** Carries TCP connections to a server, and can lose the server's side of them. */
export interface HalfOpenFront {
  /** The server's address through this front, with the same path. */
  readonly url: string;
  /**
   * Lets every connection become half open, as a firewall does that has forgotten it: its client is told nothing, what the client sends goes
   * nowhere. New connections work. @returns how many they were
   */
  vanish(): number;
}

/** Starts one that is closed with the test. */
export async function startHalfOpenFront(upstream: string): Promise<HalfOpenFront> {
  const target = new URL(upstream);
  const clients = new Map<Socket, Socket>();
  const abandoned = new Set<Socket>();
  const server = createServer((client) => {
    const behind = connect(Number(target.port), target.hostname);
    clients.set(client, behind);
    client.pipe(behind).pipe(client);
    const end = (): void => {
      behind.destroy();
      clients.delete(client);
      abandoned.delete(client);
      client.destroy();
    };
    client.once('error', end).once('close', end);
    behind.once('error', () => clients.has(client) && end()).once('close', () => clients.has(client) && end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const client of [...clients.keys(), ...abandoned]) client.destroy();
    server.close();
    await once(server, 'close');
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${target.pathname.replace(/\/$/, '')}`,
    vanish() {
      const lost = [...clients];
      for (const [client, behind] of lost) {
        clients.delete(client);
        abandoned.add(client);
        client.unpipe(behind);
        behind.unpipe(client);
        behind.destroy();
        // Read and thrown away: an unread client would not notice its own end.
        client.resume();
      }
      countFault('half-open connection', lost.length);
      return lost.length;
    },
  };
}
