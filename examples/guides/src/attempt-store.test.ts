import { randomUUID } from 'node:crypto';
import { createMemoryAttemptStore } from '@stepwright/worker-sdk';
import { attemptStoreCases } from '@stepwright/worker-sdk/attempt-store-conformance';
import { test } from 'vitest';

const inventory = { system: 'inventory', operation: 'reserve', externalClass: 'keyed' } as const;

const store = createMemoryAttemptStore(); // yours here
const order = { tenantId: 'acme', businessKey: 'acme:order:O-1', ...inventory };
const request = () => ({ ...order, baseKey: randomUUID() }); // one that was never used before

test.each(attemptStoreCases)('$title', ({ run }) => run({ store, request }));
