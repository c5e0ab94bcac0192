import { describe, expect, it } from 'vitest';
import { minorUnits, moneyText, priceLines } from './price.ts';
import type { QuoteLine } from './revision-store.ts';

const book = [
  { offeringId: 'a', offeringVersion: 1, recurring: '0.1', oneTime: '0' },
  { offeringId: 'b', offeringVersion: 1, recurring: '9999999999999.999999', oneTime: '0' },
  { offeringId: 'c', offeringVersion: 1, recurring: '0.000001', oneTime: '33.333333' },
];

function line(lineIndex: number, offeringId: string, more: Partial<QuoteLine> = {}): QuoteLine {
  return {
    lineIndex,
    parentLineIndex: null,
    offeringId,
    offeringVersion: 1,
    offeringName: offeringId,
    sku: offeringId,
    quantity: '1',
    action: 'ADD',
    configuration: {},
    ...more,
  };
}

describe('priceLines', () => {
  it('adds ten times 0.1 to exactly 1', () => {
    const lines = Array.from({ length: 10 }, (_, index) => line(index, 'a'));
    expect(priceLines(lines, book, [])).toMatchObject({ total: '1.00', recurringTotal: '1.00', oneTimeTotal: '0.00' });
  });

  it('rounds a line half up at six places and sums the rounded lines', () => {
    const discounts = [0, 1].map((lineIndex) => ({ lineIndex, basisPoints: 5_000, reason: 'half' }));
    expect(priceLines([line(0, 'c'), line(1, 'c')], book, discounts)).toMatchObject({
      lines: [
        { recurring: '0.000001', oneTime: '16.666667', total: '16.666668' },
        { recurring: '0.000001', oneTime: '16.666667', total: '16.666668' },
      ],
      total: '33.333336',
      discountBasisPoints: 5_000,
    });
  });

  it('charges nothing for lines that disconnect or change nothing, even without a price', () => {
    const lines = [line(0, 'none', { action: 'DISCONNECT' }), line(1, 'none', { action: 'NO_CHANGE' })];
    expect(priceLines(lines, book, [])).toMatchObject({ total: '0.00' });
  });

  it('names the lines without price, the discounts without line and the second discount of a line', () => {
    const discounts = [
      { lineIndex: 0, basisPoints: 1, reason: 'x' },
      { lineIndex: 0, basisPoints: 2, reason: 'x' },
      { lineIndex: 7, basisPoints: 3, reason: 'x' },
    ];
    expect(priceLines([line(0, 'a'), line(1, 'a', { offeringVersion: 2 })], book, discounts)).toEqual({
      issues: [
        { path: 'body.discounts.1.lineIndex', message: 'line 0 has a discount already' },
        { path: 'body.discounts.2.lineIndex', message: 'there is no line 7' },
        { path: 'lines.1', message: 'the price book has no price for a version 2' },
      ],
    });
  });

  it('refuses a total that cannot be stored instead of rounding it', () => {
    expect(priceLines([line(0, 'b')], book, [])).toMatchObject({ total: '9999999999999.999999' });
    expect(priceLines([line(0, 'b', { quantity: '2' })], book, [])).toEqual({
      issues: [{ path: 'lines', message: 'the total is beyond 9999999999999.999999' }],
    });
  });
});

describe('minorUnits', () => {
  it.each([
    ['10000.000000', 1_000_000],
    ['0.004999', 0],
    ['0.005', 1],
    ['9999.995', 1_000_000],
    ['9999999999999.99', 999_999_999_999_999],
  ])('of %s are %d', (amount, minor) => {
    expect(minorUnits(amount)).toBe(minor);
  });
});

describe('moneyText', () => {
  it.each([
    ['1', '1.00'],
    ['1.5', '1.50'],
    ['27.000000', '27.00'],
    ['0.000001', '0.000001'],
  ])('writes %s as %s', (amount, text) => {
    expect(moneyText(amount)).toBe(text);
  });
});
