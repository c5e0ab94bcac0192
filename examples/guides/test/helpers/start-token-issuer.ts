import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** An issuer of tokens on a port of this machine. */
export interface TokenIssuer {
  readonly url: string;
  readonly givenCount: number;
}

/** Starts an issuer that gives everybody the token `T-1`, then `T-2` and so on; it ends with the test. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  let givenCount = 0;
  const server = createServer((_request, response) => {
    givenCount += 1;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ access_token: `T-${givenCount}`, expires_in: 3_600 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
    get givenCount() {
      return givenCount;
    },
  };
}
