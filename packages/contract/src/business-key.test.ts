import { describe, expect, expectTypeOf, it } from 'vitest';
import { BusinessKeyError, type BusinessKeyText, ContractError, defineBusinessKey, isTenantId } from './index.ts';

const quoteKey = defineBusinessKey({ type: 'quote', hasRevision: true });
const orderKey = defineBusinessKey({ type: 'order' });

describe('a business key', () => {
  it('is read back as it was built', () => {
    const parts = { tenantId: 'acme', id: 'Q-1042', revision: 4 };
    expect(quoteKey.format(parts)).toBe('acme:quote:Q-1042:r4');
    expect(quoteKey.parse('acme:quote:Q-1042:r4')).toEqual(parts);
    expect(orderKey.parse(orderKey.format({ tenantId: 'a-1', id: 'O-2001' }))).toEqual({
      tenantId: 'a-1',
      id: 'O-2001',
    });
  });

  it.each([
    'acme:quote:Q-1042',
    'acme:quote:Q-1042:4',
    'acme:quote:Q-1042:r0',
    'acme:quote:Q-1042:r04',
    'acme:quote:Q-1042:r4:x',
    'acme:order:Q-1042:r4',
    'Acme:quote:Q-1042:r4',
    ' acme:quote:Q-1042:r4',
    'acme:quote:Q-1042:r4 ',
    'acme:quote::r4',
    'асme:quote:Q-1042:r4',
    '',
  ])('refuses %j', (text) => {
    expect(quoteKey.is(text)).toBe(false);
    expect(() => quoteKey.parse(text)).toThrow(BusinessKeyError);
  });

  it('cannot be built from parts that would be read differently', () => {
    expect(() => quoteKey.format({ tenantId: 'acme:quote', id: 'Q-1', revision: 1 })).toThrow(
      /tenant "acme:quote" must match/,
    );
    expect(() => quoteKey.format({ tenantId: 'acme', id: 'Q-1' })).toThrow(/a revision is needed/);
    expect(() => orderKey.format({ tenantId: 'acme', id: 'O-1', revision: 2 })).toThrow(/it has no revision/);
  });

  it('is text of its own type: neither any text nor a key of another kind fits', () => {
    const key = orderKey.format({ tenantId: 'acme', id: 'O-1' });
    expectTypeOf(key).toEqualTypeOf<BusinessKeyText<'order'>>();
    expectTypeOf<string>().not.toExtend<BusinessKeyText<'order'>>();
    expectTypeOf<BusinessKeyText<'quote'>>().not.toExtend<BusinessKeyText<'order'>>();
    const text: string = key;
    expect(orderKey.is(text)).toBe(true);
    if (orderKey.is(text)) expectTypeOf(text).toEqualTypeOf<BusinessKeyText<'order'>>();
  });

  it('has a type that is kebab-case', () => {
    expect(() => defineBusinessKey({ type: 'Quote' })).toThrow(ContractError);
  });

  it('knows tenants', () => {
    expect([isTenantId('acme'), isTenantId('a:b'), isTenantId('')]).toEqual([true, false, false]);
  });
});
