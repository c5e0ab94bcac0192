import { expect, test } from 'vitest';
import { javaHashOrder } from './java-hash-order.ts';

const KEYS = [
  'order-id',
  'customerName',
  'totalAmount',
  'currency',
  'createdAt',
  'shippingAddress',
  'billingAddress',
  'approvalRequired',
  'discountPercent',
  'productOffering',
  'validUntil',
  'salesRepresentative',
  'tenantId',
  'correlationKey',
  'revisionNumber',
  'externalReference',
];

// The orders were printed by a java.util.HashMap of Java 17.
test.each([
  [6, [2, 4, 5, 3, 0, 1]],
  [16, [8, 9, 14, 0, 1, 15, 2, 4, 7, 11, 12, 5, 10, 3, 6, 13]],
])('%i keys are walked in the order of their hashes', (count, expected) => {
  const entries = KEYS.slice(0, count).map((key, index) => [key, index] as const);
  expect(javaHashOrder(entries).map(([, index]) => index)).toEqual(expected);
});
