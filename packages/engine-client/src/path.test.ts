import { expect, it } from 'vitest';
import { path } from './path.ts';

it('encodes each part, so that a part stays one part', () => {
  expect(path`/task/${'a/b?c#d e'}/complete`).toBe('/task/a%2Fb%3Fc%23d%20e/complete');
});

it.each(['', '.', '..'])('refuses %j, which would name another resource', (part) => {
  expect(() => path`/task/${part}`).toThrow(TypeError);
});
