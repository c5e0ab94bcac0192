import { createServer } from 'node:net';

/**
 * Below the range from which systems take ports for outgoing connections (32768 and up), because a server that starts
 * seconds after the answer would otherwise find its port taken by some client's connection.
 */
const FIRST_PORT = 20_000;
const LAST_PORT = 32_000;
const TRIES_MAX = 100;
/** Who asks for several ports, and listens only when it has them all, must not get one of them twice. */
const given = new Set<number>();

/** Finds a TCP port that nothing listens on at 127.0.0.1, and never the same one twice in a process; it is not reserved. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const port = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT));
    if (given.has(port)) continue;
    given.add(port);
    if (await canListen(port)) return port;
  }
  throw new Error(`No free port between ${FIRST_PORT} and ${LAST_PORT} after ${TRIES_MAX} tries: end some servers.`);
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
