import { expect, test } from 'vitest';
import { durationMs, durationWords } from './duration-ms.ts';

test('reads ISO 8601 durations, with months and years as so many days', () => {
  expect(durationMs('PT1M30S')).toBe(90_000);
  expect(durationMs(' P1DT2H ')).toBe(93_600_000);
  expect(durationMs('P2W')).toBe(1_209_600_000);
  expect(durationMs('P1M')).toBe(2_592_000_000);
});

test('reads nothing from what is no duration', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of JUEL looks like a template.
  for (const text of ['', 'P', 'PT', '${wait}', 'R3/PT5M', '5 minutes']) expect(durationMs(text)).toBeUndefined();
});

test('writes durations as people read them', () => {
  expect(durationWords(258_000)).toBe('4 min 18 s');
  expect(durationWords(90_000_000)).toBe('1 d 1 h');
  expect(durationWords(300)).toBe('300 ms');
});
