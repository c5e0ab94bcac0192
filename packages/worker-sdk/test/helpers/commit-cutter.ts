import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { PostgresServer } from '@stepwright/test-servers';

/** A network between worker and database that breaks when it carries a commit. */
export interface CommitCutter {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts one. @param lost whether it breaks before or after the database has got the commit */
export async function startCommitCutter(
  { host, port }: Pick<PostgresServer, 'host' | 'port'>,
  lost: 'request' | 'answer',
): Promise<CommitCutter> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, host);
    const cut = (): void => {
      near.destroy();
      far.destroy();
    };
    let isCutting = false;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', cut).on('close', cut);
    }
    near.on('data', (bytes) => {
      isCutting = bytes.includes('commit\0');
      if (isCutting && lost === 'request') cut();
      else far.write(bytes);
    });
    far.on('data', (bytes) => (isCutting ? cut() : near.write(bytes)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { port: (server.address() as AddressInfo).port, stop };
}
