import { createServer } from 'node:net';
import { freePort } from '@stepwright/test-servers';
import type { PlatformPart } from './platform-options.ts';

const parts: readonly PlatformPart[] = ['catalog', 'quote', 'order', 'workflow', 'operations', 'issuer', 'downstream'];

/** Chooses a port for each part: the preferred one when it is free. The services must know each other before they start. */
export async function choosePorts(
  preferred: Partial<Record<PlatformPart, number>> = {},
): Promise<Record<PlatformPart, number>> {
  const chosen: Partial<Record<PlatformPart, number>> = {};
  for (const part of parts) {
    const wanted = preferred[part];
    chosen[part] = wanted !== undefined && (await isFree(wanted)) ? wanted : await freePort();
  }
  return chosen as Record<PlatformPart, number>;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
