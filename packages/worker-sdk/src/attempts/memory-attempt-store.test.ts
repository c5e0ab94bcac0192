import { expect, test } from 'vitest';
import { attemptStoreCases } from './attempt-store-conformance.ts';
import { createMemoryAttemptStore } from './memory-attempt-store.ts';

let turn = 0;
const request = () => {
  turn += 1;
  const names = { system: 'warehouse', operation: 'reserve', externalClass: 'queryable' } as const;
  return { tenantId: 'acme', businessKey: 'acme:order:O-1', baseKey: `acme:O-1:${turn}`, ...names };
};

test.each(attemptStoreCases)('conformance: $title', async ({ run }) => {
  const store = createMemoryAttemptStore();
  await run({
    store,
    request,
    ofAnotherTenant: (given) => ({ ...given, tenantId: 'other', businessKey: 'other:order:O-1' }),
  });
});

test('a domain refusal refuses the attempt with its code', async () => {
  const store = createMemoryAttemptStore({ refuseAttempt: () => 'ORDER_CANCELLING' });
  const { operationId } = await store.open(request());
  const attempt = {
    requestHash: '',
    request: null,
    sendDeadline: new Date().toISOString(),
    settleMs: 0,
    startedBy: 'w@host:1#1',
  };
  await expect(store.beginAttempt({ tenantId: 'acme', operationId }, attempt)).rejects.toMatchObject({
    code: 'ORDER_CANCELLING',
  });
});
