import { expect, test } from 'vitest';
import { mayColor } from './may-color.ts';

test.each([
  [undefined, true, {}, true],
  [undefined, false, {}, false],
  [undefined, true, { NO_COLOR: '1' }, false],
  [undefined, true, { NO_COLOR: '' }, true],
  [undefined, false, { FORCE_COLOR: '1' }, true],
  [undefined, true, { FORCE_COLOR: '0' }, false],
  [undefined, true, { TERM: 'dumb' }, false],
  [true, false, { NO_COLOR: '1' }, true],
  [false, true, { FORCE_COLOR: '1' }, false],
])('with the option %s, on a terminal %s, in %j: %s', (wanted, isTerminal, environment, expected) => {
  expect(mayColor(wanted, isTerminal, environment)).toBe(expected);
});
