import { expect, test } from 'vitest';
import { fillIn, NameBook } from './placeholders.ts';

test('placeholders are filled in texts, lists, values and keys', () => {
  const filled = fillIn({ path: '/a/{{x}}/{{y}}', list: ['{{x}}'], '{{x}}': 1 }, (name) => name.toUpperCase());
  expect(filled).toEqual({ path: '/a/X/Y', list: ['X'], X: 1 });
});

test('what is alive comes first, what was seen before is found when nothing alive has the name', () => {
  const book = new NameBook();
  book.update(new Map([['external:a', ['1', '2']]]));
  book.update(new Map([['external:a', ['2']]]));
  expect(book.resolve('external:a')).toBe('2');
  book.update(new Map());
  expect(book.resolve('external:a')).toBe('1');
  expect(book.resolve('external:a:1')).toBe('2');
});

test('instances are known in the order in which they were seen', () => {
  const book = new NameBook();
  book.update(new Map([['instance:p', ['i1']]]));
  book.update(new Map([['instance:p', ['i2', 'i1']]]));
  expect(book.resolve('instance')).toBe('i1');
  expect(book.resolve('instance:1')).toBe('i2');
  expect(book.resolve('instance:p')).toBe('i2');
});

test('a name that means nothing is refused with the names that are known', () => {
  const book = new NameBook();
  book.add('job:t', '1');
  expect(() => book.resolve('job:x')).toThrow('{{job:x}} names nothing; known are job:t');
});
