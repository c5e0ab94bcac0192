// #region suite
import { randomUUID } from 'node:crypto';
import { createMemoryAttemptStore } from '@stepwright/worker-sdk';
import { attemptStoreCases } from '@stepwright/worker-sdk/attempt-store-conformance';
import { test } from 'vitest';

const store = createMemoryAttemptStore(); // yours here
const request = () => ({
  tenantId: 'acme',
  businessKey: 'acme:order:O-1',
  system: 'inventory',
  operation: 'reserve',
  baseKey: `acme:${randomUUID()}:reserve`, // never used before
  externalClass: 'keyed' as const,
});

test.each(attemptStoreCases)('$title', ({ run }) => run({ store, request }));
// #endregion
