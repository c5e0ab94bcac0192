// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { expect, test } from 'vitest';
import { otherTimes } from './other-times.ts';

const texts = (text: string): readonly string[] => otherTimes(text).map((time) => time.text);

test.each([
  ['PT15M', 'PT30M', 'PT7M30S'],
  ['PT24H', 'PT48H', 'PT12H'],
  ['P1D', 'P2D', 'PT12H'],
  ['P3W', 'P6W', 'P10DT12H'],
  ['P1M', 'P2M', 'P15D'],
  ['P1Y', 'P2Y', 'P6M'],
  ['P1DT1H', 'P2DT2H', 'PT12H30M'],
  ['PT1S', 'PT2S', 'PT0.5S'],
  ['PT0.5S', 'PT1S', 'PT0.25S'],
])('%s becomes twice and half as long', (text, longer, shorter) => {
  expect(texts(text)).toEqual([longer, shorter]);
});

test.each([
  ['R3/PT10M', 'R2/PT10M', 'R3/PT20M', 'R3/PT5M'],
  ['R/PT1H', 'R1/PT1H', 'R/PT2H', 'R/PT30M'],
  [
    'R2/2030-01-01T00:00:00/PT1H',
    'R1/2030-01-01T00:00:00/PT1H',
    'R2/2030-01-01T00:00:00/PT2H',
    'R2/2030-01-01T00:00:00/PT30M',
  ],
])('%s loses a repetition and gets other intervals', (text, ...others) => {
  expect(texts(text)).toEqual(others);
});

test('a cycle of one repetition keeps it', () => {
  expect(texts('R1/PT1H')).toEqual(['R1/PT2H', 'R1/PT30M']);
});

test.each([
  ['2030-01-31', '2030-02-01'],
  ['2028-02-28T10:00:00Z', '2028-02-29T10:00:00Z'],
  ['2030-12-31T23:59:59.5+02:00', '2031-01-01T23:59:59.5+02:00'],
])('%s is a day later', (text, later) => {
  expect(texts(text)).toEqual([later]);
});

test.each(['', 'P', 'PT', 'PT0S', '${x}', 'PT${n}M', '0 0 12 * * ?', '2030-13-01', 'P-1D', 'R0/', 'tomorrow'])(
  '%s is left alone',
  (text) => {
    expect(texts(text)).toEqual([]);
  },
);

test('a number that the engine cannot keep is not made', () => {
  expect(texts('P2000000000D')).toEqual(['P1000000000D']);
});
