import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LazyDraws } from './lazy-draws.ts';
import { drawScript, smallest } from './script.ts';

test('the same seed and run draw the same', () => {
  const draw = (run: number) => {
    const { engineSeed, steps } = drawScript(1, run, 5);
    return [engineSeed, ...steps.map(({ pick, draws }) => [pick, draws.take('a', fc.integer())])];
  };
  expect(draw(3)).toEqual(draw(3));
  expect(draw(3)).not.toEqual(draw(4));
});

test('a key keeps its value, and other keys and steps have their own', () => {
  const draws = new LazyDraws(1);
  const all = Array.from({ length: 20 }, (_, index) => draws.take(`key ${index}`, fc.integer()));
  expect(new Set(all).size).toBeGreaterThan(15);
  expect(draws.take('key 3', fc.constant(0))).toBe(all[3]);
});

test('numbers are spread', () => {
  const drawn = Array.from({ length: 4_000 }, (_, seed) => new LazyDraws(seed).take('key', fc.nat({ max: 3 })));
  for (const value of [0, 1, 2, 3]) {
    expect(drawn.filter((one) => one === value).length, String(value)).toBeGreaterThan(700);
  }
});

test('each run has favourites of its own, about a quarter of what there is', () => {
  const keys = Array.from({ length: 200 }, (_, index) => `raise topic-${index}`);
  const favouritesOf = (run: number) => {
    const { favour } = drawScript(1, run, 1);
    return keys.filter((key) => favour(key) > 1);
  };
  expect(favouritesOf(3)).toEqual(favouritesOf(3));
  expect(favouritesOf(3)).not.toEqual(favouritesOf(4));
  for (const run of [0, 1, 2, 3]) {
    expect(favouritesOf(run).length).toBeGreaterThan(25);
    expect(favouritesOf(run).length).toBeLessThan(75);
  }
});

test('the smallest script is short, with simple picks and simple values', async () => {
  const script = drawScript(5, 0, 40);
  const read = (one: typeof script) => {
    const steps = one.steps.map(({ pick, draws }) => ({ offer: pick % 4, value: draws.take('value', fc.nat()) }));
    return { steps, simplerPicks: steps.map(({ offer }) => Array.from({ length: offer }, (_, index) => index)) };
  };
  // Two steps of the third offer, one of them with a value of at least 1,000.
  const isWrong = ({ steps }: ReturnType<typeof read>) =>
    steps.filter(({ offer }) => offer === 2).length >= 2 &&
    steps.some(({ offer, value }) => offer === 2 && value >= 1_000);
  const found = read(script);
  expect(isWrong(found)).toBe(true);
  const best = await smallest(script, found, async (simpler) => {
    const again = read(simpler);
    return isWrong(again) ? again : undefined;
  });
  expect(best.steps.map(({ offer }) => offer)).toEqual([2, 2]);
  expect(best.steps.map(({ value }) => value).toSorted((a, b) => a - b)).toEqual([0, 1_000]);
});
