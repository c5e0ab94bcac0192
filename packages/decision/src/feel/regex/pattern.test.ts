import { describe, expect, it } from 'vitest';
import { createBudget } from '../budget.ts';
import { FeelLimit, FeelUnsupported } from '../feel-error.ts';
import { compilePattern, PatternError } from './compile-pattern.ts';
import { findAll } from './match-pattern.ts';

function all(pattern: string, text: string, flags = ''): string[] {
  return findAll(compilePattern(pattern, flags), text, createBudget(200_000)).map(({ start, end }) =>
    text.slice(start, end),
  );
}

/** Here Java and JavaScript agree, so JavaScript says what is right. */
describe.each([
  ['a*', ['', 'aaa', 'baab']],
  ['a+?', ['aaa']],
  ['a{2}', ['aaaa', 'a']],
  ['a{2,}b', ['aaab', 'ab']],
  ['a{1,2}?', ['aaa']],
  ['(ab)+', ['ababx']],
  ['(a|b|cd)*e', ['abcdabe', 'e']],
  ['(?:a|ab)(?:c|bcd)d*', ['abcd']],
  ['[a-c]+[^a-c]', ['abcx', 'abc']],
  ['[-a]+', ['a-b']],
  ['[a-]+', ['a-b']],
  ['[\\]a]+', ['a]b']],
  ['\\d+\\.\\d{2}', ['1.50 and 22.75']],
  ['\\w+\\s\\W', ['ab !']],
  ['^\\S+$', ['abc', 'a b']],
  ['\\bfoo\\b', ['foo', 'a foo b', 'food']],
  ['\\Boo', ['foo', 'oo']],
  ['(a)(b)?\\1', ['aa', 'aba']],
  ['(?<x>a)\\k<x>', ['aa', 'ab']],
  ['a(?=b)', ['ab', 'ac']],
  ['a(?!b)', ['ab', 'ac']],
  ['(a*)*b', ['aab', 'b']],
  ['(a?){3}', ['aa']],
  ['()', ['ab']],
  ['a||b', ['ab']],
  ['\\u0041\\x42', ['AB']],
  ['\\t\\n', ['\t\n']],
  ['.', ['a\nb']],
  ['\\p{Lu}\\P{Lu}', ['aBc']],
])('%s', (pattern, texts) => {
  it.each(texts)('in "%s"', (text) => {
    const expected = [...text.matchAll(new RegExp(pattern, 'gu'))].map(([match]) => match);
    expect(all(pattern, text)).toEqual(expected);
  });
});

it.each([
  ['a++a', '', 'aaa', []],
  ['(?>a|ab)c', '', 'abc', []],
  ['\\Qa.b\\E+', '', 'a.bb', ['a.bb']],
  ['a b # comment', 'x', 'ab', ['ab']],
  ['.', 's', 'a\n', ['a', '\n']],
  ['^b$', 'm', 'a\nb\nc', ['b']],
  ['b$', '', 'b\n', ['b']],
  ['b\\Z', '', 'b\n', ['b']],
  ['b\\z', '', 'b\n', []],
  ['É', 'i', 'é', []],
  ['[a-c]X', 'i', 'Bx', ['Bx']],
  ['\\p{Alpha}+', '', 'aä', ['a']],
  ['\\h\\v?', '', '\t\n', ['\t\n']],
  ['\\0101', '', 'A', ['A']],
  ['\\x{1F600}', '', '😀', ['😀']],
  ['^.$', '', '😀', ['😀']],
])('%s with the flags "%s" finds in "%s" %j, as Java does', (pattern, flags, text, expected) => {
  expect(all(pattern, text, flags)).toEqual(expected);
});

it.each(['(', ')', '[', '*', 'a**b{', 'a{2,1}', '\\', '\\y', '(?<a>x)(?<a>y)', '\\1', '[b-a]', '{1}', '\\k<x>'])(
  '%s is no pattern',
  (pattern) => {
    expect(() => compilePattern(pattern, '')).toThrow(PatternError);
  },
);

it.each(['(?<=a)b', '(?<!a)b', '(?i)a', '[a&&b]', '[a[b]]', '\\p{IsGreek}', '\\R', '\\X', '\\G'])(
  '%s is not supported and not guessed',
  (pattern) => {
    expect(() => compilePattern(pattern, '')).toThrow(FeelUnsupported);
  },
);

it('ends a search that takes too long', () => {
  expect(() => all('^(a+)+$', `${'a'.repeat(40)}!`)).toThrow(FeelLimit);
});
