import { randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Makes a quote id: `Q-` and 65 random bits in base 32 without I, L, O and U. Fits the grammar of business keys. */
export function newQuoteId(): string {
  return `Q-${Array.from(randomBytes(13), (byte) => alphabet[byte % 32]).join('')}`;
}
