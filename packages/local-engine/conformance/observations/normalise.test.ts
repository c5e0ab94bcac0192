import { expect, test } from 'vitest';
import { normalise, normaliseText, secondsOf } from './normalise.ts';

test('ids, instants and Java packages are taken out of texts', () => {
  const id = '6f1d2c3b-0000-11ef-8d2a-0242ac120002';
  expect(
    normaliseText(`p:1:${id} is due 2030-01-01T01:00:00.000+0000: org.camunda.bpm.engine.BadUserRequestException`),
  ).toBe('p:1:<id> is due T+3600: BadUserRequestException');
  expect(normaliseText('org.operaton.bpm.engine.impl.Foo')).toBe('Foo');
});

test('instants are whole seconds from the begin of the case, in any zone', () => {
  expect(secondsOf('2030-01-01T01:00:10.900+0100')).toBe(10);
  expect(secondsOf('2029-12-31T23:59:59.000+0000')).toBe(-1);
  expect(secondsOf(null)).toBeUndefined();
});

test('lists are sorted unless their order counts, nulls go unless all is wanted', () => {
  const value = { b: [2, 1], a: null, links: [], hostname: 'here' };
  expect(JSON.stringify(normalise(value))).toBe('{"b":[1,2],"hostname":"<host>"}');
  expect(JSON.stringify(normalise(value, { whole: true, ordered: true }))).toBe(
    '{"a":null,"b":[2,1],"hostname":"<host>"}',
  );
});
