import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { EngineMissingError, requireEngine } from './require-engine.ts';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Answers every request with the text, or never. */
async function serve(text: string | undefined, status = 200): Promise<string> {
  server = createServer((_request, response) => {
    if (text !== undefined) response.writeHead(status).end(text);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/engine-rest`;
}

it('is content with an engine that tells its version', async () => {
  await expect(requireEngine(`${await serve('{"version":"7.24.0"}')}/`)).resolves.toBeUndefined();
});

it('names the address and what was seen there when it is no engine', async () => {
  const url = await serve('<html>', 404);
  const refused = requireEngine(url);
  await expect(refused).rejects.toThrow(`ENGINE_URL ${url} (its /version answered 404 without a version)`);
  await expect(refused).rejects.toBeInstanceOf(EngineMissingError);
  await expect(requireEngine(await serve('<html>'))).rejects.toThrow('answered 200 without a version');
});

it('says that nothing listens, or that no answer came in time', async () => {
  const silent = await serve(undefined);
  await expect(requireEngine(silent, { limitMs: 50 })).rejects.toThrow(/timeout/);
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
  await expect(requireEngine(silent)).rejects.toThrow('ECONNREFUSED');
});

it('says that an address is none', async () => {
  await expect(requireEngine('not an address')).rejects.toThrow('ENGINE_URL not an address');
});
