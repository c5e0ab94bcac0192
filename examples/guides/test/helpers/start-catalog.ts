import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What the catalog says of every article. */
export interface CatalogAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A catalog on a port of this machine. */
export interface Catalog {
  readonly url: string;
  /** What it answers from now on. */
  answer: CatalogAnswer;
}

/** Starts a catalog in which every article costs 12.50; it ends with the test. */
export async function startCatalog(): Promise<Catalog> {
  const catalog = { url: '', answer: { status: 200 } as CatalogAnswer };
  const server = createServer((_request, response) => {
    const { status, headers = {} } = catalog.answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(status === 200 ? { total: '12.50' } : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return Object.assign(catalog, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}
