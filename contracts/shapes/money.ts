import * as z from 'zod';

/** Up to 13 digits before and 6 after the point, as text: money and quantities never pass through a double. */
export const decimalText = z
  .string()
  .regex(/^-?(0|[1-9]\d{0,12})(\.\d{1,6})?$/, 'must be a decimal as text with at most 6 places, for example "12.50"');

/** ISO 4217 code. */
export const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code, for example EUR');

/** An amount of money: `{ "amount": "12.50", "currency": "EUR" }`. */
export const money = z.object({ amount: decimalText, currency: currencyCode });

export type Money = z.infer<typeof money>;
