import fc from 'fast-check';
import { expect, test } from 'vitest';
import { historyOf } from '../../test/helpers/covered-process.ts';
import { countMatches } from './count-matches.ts';
import type { Arrival, Token } from './token.ts';

const size = 6;
const passages = historyOf(...Array.from({ length: size }, () => 'a')).passages;
const arrivals = passages.map((passage, at): Arrival => ({ passage, element: 'a', at }));
const tokens = passages.map((passage, after): Token => ({ passage, routes: [], after, afterMs: 0 }));

/** Tries every way to give the arrivals tokens of their own. */
function mostMatches(rows: readonly (readonly number[])[], taken: readonly number[] = []): number {
  const [row, ...others] = rows;
  if (!row) return 0;
  const given = row
    .filter((token) => !taken.includes(token))
    .map((token) => 1 + mostMatches(others, [...taken, token]));
  return Math.max(mostMatches(others, taken), ...given);
}

const anyRows = fc.array(fc.uniqueArray(fc.nat(size - 1), { minLength: 1, maxLength: 2 }), { maxLength: size });

test('as many arrivals have a token as in the best of all ways', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const candidates = new Map(rows.map((row, at) => [arrivals[at]!, new Set(row.map((token) => tokens[token]!))]));
      expect(countMatches(candidates, () => true)).toBe(mostMatches(rows));
    }),
    { seed: 1, numRuns: 4000 },
  );
});

test('a way that is not allowed is not used', () => {
  const candidates = new Map([[arrivals[0]!, new Set([tokens[0]!, tokens[1]!])]]);
  expect(countMatches(candidates, (token) => token === tokens[1])).toBe(1);
  expect(countMatches(candidates, () => false)).toBe(0);
});
