import { expect, it } from 'vitest';
import { tenantOfBusinessKey } from './business-key.ts';

it.each([
  ['acme:order:O-2001', 'acme'],
  ['acme:quote:Q-1042:r4', 'acme'],
  ['acme:quote:Q-1042:4', undefined],
  ['Acme:order:O-1', undefined],
  ['acme:Order:O-1', undefined],
  ['acme:order:', undefined],
  ['acme:order', undefined],
  ['acme:order:O-1:r1:x', undefined],
  ['', undefined],
])('the tenant of "%s" is %s', (text, tenantId) => {
  expect(tenantOfBusinessKey(text)).toBe(tenantId);
});
