import { describe, expect, it } from 'vitest';
import { buildDmn } from '../../test/helpers/build-dmn.ts';
import { readDecisions } from '../read-decisions.ts';

const many = 40_000;

describe('hostile FEEL', () => {
  it.each([
    ['deep parentheses', '('.repeat(many / 2) + ')'.repeat(many / 2)],
    ['deep lists', '['.repeat(many / 2) + ']'.repeat(many / 2)],
    ['deep parentheses around a number', `${'('.repeat(5_000)}1${')'.repeat(5_000)}`],
    ['a long sum', `1${'+1'.repeat(many / 2)}`],
    ['many conditions', `true${' and true'.repeat(5_000)}`],
    ['many negations', `${'-'.repeat(many)}1`],
    ['many ifs', `${'if true then '.repeat(3_000)}1`],
    ['nested ifs', `${'if true then 1 else '.repeat(2_000)}1`],
    ['many paths', `a${'.a'.repeat(many / 2)}`],
    ['many filters', `a${'[1]'.repeat(many / 4)}`],
    ['too long a text', `"${'a'.repeat(60_000)}"`],
    ['unfinished strings', '"'.repeat(many - 1)],
    ['unfinished comments', '/*'.repeat(many / 2)],
    ['backticks', '`'.repeat(many - 1)],
    ['a huge range', 'for i in 1..1000000000000 return i'],
    ['nested loops', 'for a in 1..1000, b in 1..1000, c in 1..1000 return a'],
    ['loops in loops', 'for a in 1..3000 return for b in 1..3000 return b'],
    ['quantified loops', 'every a in 1..90000, b in 1..90000 satisfies true'],
    ['partial results', 'for i in 1..90000 return count(partial)'],
    [
      'doubling lists',
      `{a: [1,2,3,4,5,6,7,8,9,10], b: concatenate(a,a,a,a,a,a,a,a,a,a), c: concatenate(b,b,b,b,b,b,b,b,b,b), d: concatenate(c,c,c,c,c,c,c,c,c,c), e: concatenate(d,d,d,d,d,d,d,d,d,d), f: concatenate(e,e,e,e,e,e,e,e,e,e)}.f`,
    ],
    ['doubling texts', `{a: "${'x'.repeat(20_000)}", b: a+a+a+a+a+a+a+a, c: b+b+b+b+b+b+b+b, d: c+c+c+c+c+c+c+c}.d`],
    ['a text written over and over', `{a: "${'x'.repeat(20_000)}", b: replace(a, "x", a)}.b`],
    ['lists in lists as text', '{a: for i in 1..1000 return i, b: for i in 1..1000 return a, c: string(b)}.c'],
    ['a huge power', '10 ** 999999999'],
    ['a power of powers', '9 ** 9 ** 9 ** 9'],
    ['a tiny power', '0.1 ** 999999999'],
    ['a huge scale', 'decimal(1, 999999999)'],
    ['a huge number', 'number("1e999999999")'],
    ['growing numbers', `{a: 10 ** 5000, b: a * a}.b`],
    [
      'recursion',
      '{f: function(f, x) x, g: function(x) sort(for i in 1..50000 return 50000 - i, function(a, b) a < b)[1], a: for i in 1..50 return g(i)}.a',
    ],
    ['a catastrophic pattern', 'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")'],
    ['a catastrophic alternative', 'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a|a|a)*$")'],
    ['a pattern of nested repetitions', 'matches("aaaaaaaaaaaaaaaaaaaaaa", "((((a{0,99}){0,99}){0,99}){0,99})b")'],
    ['a deep pattern', `matches("a", "${'('.repeat(10_000)}")`],
    ['duplicate values of long lists', 'count(duplicate values(for i in 1..50000 return i))'],
  ])('%s ends in an error', { timeout: 20_000 }, async (_, expression) => {
    const start = performance.now();
    const model = await readDecisions(buildDmn([{ id: 'd', literal: expression }]));
    expect(() => model.evaluate('d')).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^FEEL_(LIMIT|SYNTAX|FAILED)$/) }),
    );
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it.each([
    ['a sum of 300 numbers', `1${'+1'.repeat(299)}`, 300n],
    ['300 conditions', `if 1 = 1${' and 1 = 1'.repeat(299)} then 1 else 2`, 1n],
    ['a list of 3000 texts', `count([${'"abc",'.repeat(2_999)}"abc"])`, 3_000n],
    ['a loop of 50000', 'count(for i in 1..50000 return i)', 50_000n],
    ['parentheses of depth 100', `${'('.repeat(100)}1${')'.repeat(100)}`, 1n],
  ])('%s is evaluated', async (_, expression, value) => {
    const model = await readDecisions(buildDmn([{ id: 'd', literal: expression }]));
    expect(model.evaluate('d').result[0]?.get('result')).toEqual({ type: 'Long', value });
  });

  it('the number of steps is the limit of the caller', async () => {
    const model = await readDecisions(buildDmn([{ id: 'd', literal: 'for i in 1..100 return i' }]));
    expect(() => model.evaluate('d', {}, { stepsMax: 50 })).toThrow(expect.objectContaining({ code: 'FEEL_LIMIT' }));
  });
});
