import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createEngineClient, type EngineClientOptions, EngineUnavailableError } from '../../src/index.ts';
import { type Certificates, makeCertificates } from '../helpers/certificates.ts';

let certificates: Certificates;
let server: Server;
let url: string;
const clients: string[] = [];

beforeAll(async () => {
  certificates = makeCertificates();
  const { ca, server: own } = certificates;
  server = createServer({ ...own, ca, requestCert: true, rejectUnauthorized: true }, (request, response) => {
    clients.push(String((request.socket as TLSSocket).getPeerCertificate().subject.CN));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"version":"7.24.0"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/engine-rest`;
});
afterAll(() => server.close());

function clientWith(tls: EngineClientOptions['tls']) {
  const engine = createEngineClient(tls === undefined ? { url } : { url, tls });
  onTestFinished(() => engine.close());
  return engine;
}

test('the engine is trusted by its authority, and knows us by our certificate', async () => {
  const { ca, client } = certificates;
  expect(await clientWith({ ca, ...client }).version()).toBe('7.24.0');
  expect(clients).toEqual(['client']);
});

test.each<[string, () => EngineClientOptions['tls']]>([
  ['an authority that Node does not know', () => certificates.client],
  ['a certificate of another authority', () => ({ ca: makeCertificates().ca, ...certificates.client })],
])('nothing is sent to an engine with %s', async (_, tls) => {
  const call = clientWith(tls()).version();
  await expect(call).rejects.toBeInstanceOf(EngineUnavailableError);
  await expect(call).rejects.toThrow(
    /: [A-Z_]+, nobody knows the authority of its certificate; give the authority as tls.ca/,
  );
  expect(clients).toEqual(['client']);
});

test('an engine that asks for a certificate does not answer without one', async () => {
  await expect(clientWith({ ca: certificates.ca }).version()).rejects.toMatchObject({
    code: /ENGINE_(UNAVAILABLE|NO_ANSWER)/,
  });
  expect(clients).toEqual(['client']);
});
