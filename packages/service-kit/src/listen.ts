import type { Server } from 'node:http';
import type { Http2SecureServer, Http2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';

/** A running HTTP server. */
export interface Listener {
  readonly url: string;
  readonly port: number;
  /** Takes no new requests, lets the running ones end for at most `drainMs` and closes. @default 5_000 */
  stop(drainMs?: number): Promise<void>;
}

/** Serves `fetch` over HTTP on loopback unless told otherwise. Port 0 takes a free one. */
export function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  options: { readonly port?: number; readonly host?: string } = {},
): Promise<Listener> {
  const { port = 0, host = '127.0.0.1' } = options;
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host }, (info: AddressInfo) => {
      server.off('error', reject);
      resolve({
        url: `http://${host}:${info.port}`,
        port: info.port,
        stop: (drainMs = 5_000) => close(server, drainMs),
      });
    });
    server.once('error', reject);
  });
}

function close(server: Server | Http2Server | Http2SecureServer, drainMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), drainMs);
    server.close((cause) => {
      clearTimeout(timer);
      if (cause === undefined) resolve();
      else reject(cause);
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
