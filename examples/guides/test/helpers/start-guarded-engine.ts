import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as sendRequest } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalEngine } from '@stepwright/local-engine';
import { onTestFinished } from 'vitest';

/** A local engine behind a gateway that speaks https and asks for a token. */
export interface GuardedEngine {
  readonly url: string;
  /** The file with the authority that signed the gateway's certificate. */
  readonly caFile: string;
}

/** Starts it; it ends with the test. The certificate is made with openssl and good for a day. */
export async function startGuardedEngine(token: string): Promise<GuardedEngine> {
  const engine = await startLocalEngine();
  const folder = mkdtempSync(join(tmpdir(), 'stepwright-guides-'));
  const [keyFile, caFile] = [join(folder, 'key.pem'), join(folder, 'ca.pem')];
  const names = ['-subj', '/CN=engine', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const files = ['-keyout', keyFile, '-out', caFile];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', ...names, ...files], {
    stdio: 'pipe',
  });
  const certificate = { key: readFileSync(keyFile), cert: readFileSync(caFile) };
  const server = createServer(certificate, (request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end();
    const { method, headers } = request;
    const onward = sendRequest(new URL(request.url ?? '/', engine.url), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await engine.stop();
    rmSync(folder, { recursive: true });
  });
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/engine-rest`, caFile };
}
