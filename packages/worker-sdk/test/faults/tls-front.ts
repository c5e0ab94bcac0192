import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Certificate } from './certificates.ts';

/** Speaks TLS in front of a server that does not. */
export interface TlsFront {
  /** The server's address through this front, with the same path. */
  readonly url: string;
  /** Connections that were opened, whatever became of them. */
  readonly connectionCount: number;
  /** Shows another certificate from now on, and ends the connections that saw the one before. */
  show(certificate: Certificate): void;
}

/** Starts one that is closed with the test. */
export async function startTlsFront(upstream: string, first: Certificate): Promise<TlsFront> {
  const target = new URL(upstream);
  const open = new Set<Socket>();
  let connectionCount = 0;
  const server = createServer(first, (client) => {
    const behind = connect(Number(target.port), target.hostname);
    client.pipe(behind).pipe(client);
    behind.once('error', () => client.destroy()).once('close', () => client.destroy());
    client.once('error', () => behind.destroy()).once('close', () => behind.destroy());
  });
  server.on('connection', (socket: Socket) => {
    connectionCount += 1;
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  // A client that does not trust us says so and goes.
  server.on('tlsClientError', () => undefined);
  const endAll = (): void => {
    for (const socket of open) socket.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    endAll();
    if (server.listening) await once(server, 'close');
  });
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}${target.pathname.replace(/\/$/, '')}`,
    get connectionCount() {
      return connectionCount;
    },
    show(certificate) {
      server.setSecureContext(certificate);
      endAll();
    },
  };
}
