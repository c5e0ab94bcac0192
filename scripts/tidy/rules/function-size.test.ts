import { expect, test } from 'vitest';
import { plant } from '../test/helpers/plant.ts';
import { functionSize } from './function-size.ts';

const body = '\n  x();'.repeat(69);

test.each([
  ['a function', `function work() {${body}\n}`, 'work'],
  ['an arrow', `const work = () => {${body}\n};`, 'work'],
  ['a method', `class A {\n  work() {${body}\n}}`, 'work'],
  ['a callback', `run(() => {${body}\n});`, '(anonymous)'],
])('refuses %s of 71 lines', (_, text, name) => {
  expect(functionSize(plant({ 'scripts/a.ts': text }))).toEqual([
    {
      rule: 'function-size',
      file: 'scripts/a.ts',
      line: expect.any(Number),
      message: expect.stringContaining(`${name} has 71 lines`),
    },
  ]);
});

test('passes over 70 lines and lists of tests', () => {
  const texts = {
    'scripts/a.ts': `function work() {${body}}`,
    'scripts/a.test.ts': `describe.skipIf(x)('a', () => {${body}\n});\ntest.each([1])('b', () => {${body}\n});`,
  };
  expect(functionSize(plant(texts))).toEqual([]);
});
