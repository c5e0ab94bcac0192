import { expect, test } from 'vitest';
import { startDownstream } from '../../test/helpers/downstream.ts';
import { startOperationService } from '../../test/helpers/operation-service.ts';
import { AttemptStoreUnavailableError, OperationRefusedError } from './attempt-store.ts';
import { attemptStoreCases } from './attempt-store-conformance.ts';
import { createHttpAttemptStore } from './http-attempt-store.ts';
import { createMemoryAttemptStore } from './memory-attempt-store.ts';

const token = async (tenantId: string): Promise<string> => tenantId;
const names = { system: 'warehouse', operation: 'reserve', externalClass: 'queryable' } as const;
let turn = 0;
const request = () => {
  turn += 1;
  return { tenantId: 'acme', businessKey: 'acme:order:O-1', baseKey: `acme:O-1:${turn}`, ...names };
};

test.each(attemptStoreCases)('conformance: $title', async ({ run }) => {
  const { url } = await startOperationService(createMemoryAttemptStore());
  await run({
    store: createHttpAttemptStore({ url: `${url}/`, token }),
    request,
    ofAnotherTenant: (given) => ({ ...given, tenantId: 'other', businessKey: 'other:order:O-1' }),
  });
});

test.each([
  [
    'a 4xx problem',
    403,
    '{"errorCode":"TENANT_MISMATCH","detail":"not yours"}',
    OperationRefusedError,
    'TENANT_MISMATCH',
  ],
  ['a 4xx without a problem', 404, '<html>', OperationRefusedError, 'HTTP_404'],
  ['a 5xx', 503, '{}', AttemptStoreUnavailableError, 'ATTEMPT_STORE_UNAVAILABLE'],
  ['a token that has just expired', 401, '{}', AttemptStoreUnavailableError, 'ATTEMPT_STORE_UNAVAILABLE'],
  ['too many requests', 429, '{}', AttemptStoreUnavailableError, 'ATTEMPT_STORE_UNAVAILABLE'],
  ['an answer of another shape', 200, '{"operationId":7}', AttemptStoreUnavailableError, 'ATTEMPT_STORE_UNAVAILABLE'],
])('%s is told apart', async (_what, status, body, kind, code) => {
  const { url } = await startDownstream((_request, response) => response.writeHead(status).end(body));
  const failure = await createHttpAttemptStore({ url, token })
    .open(request())
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(kind);
  expect(failure).toMatchObject({ code });
});

test('a service that does not answer in time, or not at all, is unavailable', async () => {
  const { url } = await startDownstream(() => undefined);
  const slow = createHttpAttemptStore({ url, token, timeoutMs: 50 });
  await expect(slow.open(request())).rejects.toBeInstanceOf(AttemptStoreUnavailableError);
  const absent = createHttpAttemptStore({ url: 'http://127.0.0.1:1', token });
  await expect(absent.open(request())).rejects.toBeInstanceOf(AttemptStoreUnavailableError);
});
