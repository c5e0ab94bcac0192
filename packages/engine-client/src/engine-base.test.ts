import { expect, it } from 'vitest';
import { engineBase } from './engine-base.ts';

it('takes an address with or without a slash at its end', () => {
  const expected = { origin: 'http://engine:8080', path: '/engine-rest' };
  expect(engineBase('http://engine:8080/engine-rest')).toEqual(expected);
  expect(engineBase('http://engine:8080/engine-rest//')).toEqual(expected);
});

it.each(['', 'engine:8080', 'ftp://engine/engine-rest', 'http://engine/engine-rest?a=b', 'http://engine/#x'])(
  'refuses %j',
  (url) => expect(() => engineBase(url)).toThrow(TypeError),
);

it('refuses credentials without repeating them', () => {
  expect(() => engineBase('http://anna:secret@engine/engine-rest')).toThrow(/credentials/);
  expect(() => engineBase('http://anna:secret@engine/engine-rest')).not.toThrow(/secret/);
});
