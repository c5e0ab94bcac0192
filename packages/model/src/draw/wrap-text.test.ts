import { describe, expect, test } from 'vitest';
import { textWidth } from './text-width.ts';
import { fitText, wrapText } from './wrap-text.ts';

describe('textWidth', () => {
  test('knows narrow from wide characters and grows with the font', () => {
    expect(textWidth('iii', 12)).toBeLessThan(textWidth('WWW', 12) / 3);
    expect(textWidth('Quote', 24)).toBeCloseTo(2 * textWidth('Quote', 12));
  });

  test('measures an accented character like its base, a combining mark as nothing, a Han character as a square', () => {
    expect(textWidth('é', 10)).toBe(textWidth('e', 10));
    expect(textWidth('e\u0301', 10)).toBe(textWidth('e', 10));
    expect(textWidth('見', 10)).toBeCloseTo(11);
  });
});

describe('wrapText', () => {
  test.each([
    ['at blanks', 'Approve the commercial terms', ['Approve the', 'commercial', 'terms']],
    ['inside a kebab-case name', 'release-external-billing', ['release-', 'external-', 'billing']],
    ['inside a camelCase name', 'determineApprovalLevels', ['determine', 'Approval', 'Levels']],
    ['at breaks of the author', 'one\ntwo', ['one', 'two']],
  ])('breaks %s', (_, text, lines) => {
    expect(wrapText(text, 75, 12)).toEqual(lines);
  });

  test('cuts a word that has no place to break, and loses nothing', () => {
    const word = 'Donaudampfschifffahrtsgesellschaft';
    const lines = wrapText(word, 60, 12);
    expect(lines.join('')).toBe(word);
    for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(60);
  });
});

describe('fitText', () => {
  const box = { width: 90, height: 50 };

  test('takes the largest size at which the text fits', () => {
    expect(fitText('Short', box, [12, 10, 9])).toMatchObject({ fontSize: 12, lines: ['Short'] });
    expect(fitText('A name that needs more than three of the lines', box, [12, 10, 9]).fontSize).toBe(10);
  });

  test('shortens what fits at no size and stays inside the box', () => {
    const block = fitText('many words '.repeat(40), box, [12, 10, 9]);
    expect(block.lines.at(-1)).toMatch(/…$/);
    expect(block.height).toBeLessThanOrEqual(box.height);
    expect(block.width).toBeLessThanOrEqual(box.width);
  });
});
