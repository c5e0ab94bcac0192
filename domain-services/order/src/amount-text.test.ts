import { describe, expect, it } from 'vitest';
import { amountText, quantityText } from './amount-text.ts';

describe('amountText', () => {
  it.each([
    ['12.500000', '12.50'],
    ['100.000000', '100.00'],
    ['0.000001', '0.000001'],
    ['9999999999999.123450', '9999999999999.12345'],
    ['-1.100000', '-1.10'],
  ])('writes %s as %s', (numeric, text) => {
    expect(amountText(numeric)).toBe(text);
  });
});

describe('quantityText', () => {
  it.each([
    ['2.000000', '2'],
    ['20.000000', '20'],
    ['20', '20'],
    ['0.500000', '0.5'],
  ])('writes %s as %s', (numeric, text) => {
    expect(quantityText(numeric)).toBe(text);
  });
});
