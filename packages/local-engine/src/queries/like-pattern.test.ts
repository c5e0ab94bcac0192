import { describe, expect, it } from 'vitest';
import { likePattern } from './like-pattern.ts';

describe('likePattern', () => {
  it.each([
    ['a%', 'abc', true],
    ['a%', 'bac', false],
    ['%b%', 'abc', true],
    ['a_c', 'abc', true],
    ['a_c', 'abbc', false],
    ['a\\_c', 'a_c', true],
    ['a\\_c', 'abc', false],
    ['100\\%', '100%', true],
    ['a.c', 'abc', false],
    ['(a)*', '(a)*', true],
    ['a%z', 'a\nz', true],
    ['abc', 'xabcx', false],
  ])('%s fits %j: %s', (pattern, text, expected) => {
    expect(likePattern(pattern)(text)).toBe(expected);
  });

  it('is not fitted by a missing text', () => {
    expect(likePattern('%')(undefined)).toBe(false);
  });
});
