import { expect, test } from 'vitest';
import { operationLogCases } from '../test/operation-log.conformance.ts';
import { createMemoryOperationLog } from './memory-operation-log.ts';

let turn = 0;
const request = () => {
  turn += 1;
  const names = { system: 'warehouse', operation: 'reserve', externalClass: 'queryable' } as const;
  return { tenantId: 'acme', businessKey: 'acme:order:O-1', baseKey: `acme:O-1:${turn}`, ...names };
};

test.each(operationLogCases)('conformance: $title', async ({ run }) => {
  const log = createMemoryOperationLog();
  await run({
    log,
    request,
    ofAnotherTenant: (given) => ({ ...given, tenantId: 'other', businessKey: 'other:order:O-1' }),
  });
});

test('a domain refusal refuses the attempt with its code', async () => {
  const log = createMemoryOperationLog({ refuseAttempt: () => 'ORDER_CANCELLING' });
  const { operationId } = await log.open(request());
  const attempt = { requestHash: '', request: null, sendDeadline: new Date().toISOString(), settleMs: 0 };
  await expect(log.beginAttempt({ tenantId: 'acme', operationId }, attempt)).rejects.toMatchObject({
    code: 'ORDER_CANCELLING',
  });
});
