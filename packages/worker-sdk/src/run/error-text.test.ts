import { expect, test } from 'vitest';
import { errorDetailsText, errorMessageText } from './error-text.ts';

test('a message is cut at 666 characters and starts with its code', () => {
  const text = errorMessageText('RETRY', 'x'.repeat(1_000));
  expect(text).toHaveLength(666);
  expect(text).toMatch(/^RETRY: x+…$/);
});

test.each([
  ['Bearer abc123', 'Bearer [removed]'],
  ['authorization: Basic abc==\nnext', 'authorization: [removed]\nnext'],
  ['{"password":"hunter2"}', '{"password":"[removed]"}'],
  ['token=abc&x=1', 'token=[removed]&x=1'],
  ['postgres://me:secret@host/db', 'postgres://[removed]@host/db'],
  ['eyJhbGci.eyJzdWIi.sig', '[removed]'],
])('takes the secret out of %s', (text, expected) => {
  expect(errorMessageText('X', text)).toBe(`X: ${expected}`);
});

test('details hold the stacks of the error and its causes', () => {
  const details = errorDetailsText(new Error('outer', { cause: new Error('inner with Bearer abc') }));
  expect(details).toMatch(/Error: outer[\s\S]+caused by: Error: inner with Bearer \[removed\]/);
  expect(errorDetailsText('text')).toBeUndefined();
});
