import { expect, test } from 'vitest';
import { readJson } from './json-reader.ts';
import { normalJson } from './normal-json.ts';

test('numbers have the types that Java gives them', () => {
  expect(readJson('[1, 2147483648, 1.0, 1e2, -0]')).toEqual({
    type: 'Object',
    value: {
      kind: 'list',
      items: [
        { type: 'Integer', value: 1 },
        { type: 'Long', value: 2147483648n },
        { type: 'Double', value: 1 },
        { type: 'Double', value: 100 },
        { type: 'Integer', value: 0 },
      ],
    },
  });
});

test('keys keep their order, also those that look like integers, and the last of two equal ones counts', () => {
  const read = readJson('{"b":1,"5":2,"b":3}');
  expect(read.type === 'Object' && read.value.kind === 'map' && read.value.entries).toEqual([
    ['b', { type: 'Integer', value: 3 }],
    ['5', { type: 'Integer', value: 2 }],
  ]);
});

test.each([
  '',
  ' ',
  '[',
  '[1',
  '[1,]',
  '{',
  '{"a"}',
  '{"a":}',
  '{a:1}',
  '1 2',
  '01',
  '.5',
  '"\u0001"',
  'nul',
  ']',
  ',',
  '[1]]',
])('%s is no JSON', (text) => {
  expect(() => readJson(text)).toThrow(SyntaxError);
});

test('an integer of more than 64 bits is refused', () => {
  expect(() => readJson('9223372036854775808')).toThrow('needs more than 64 bits');
});

test('deep nesting is refused instead of ending the stack', () => {
  expect(() => readJson('['.repeat(100_000))).toThrow('nested deeper');
});

test('a long text is read in linear time', () => {
  const text = JSON.stringify(Array.from({ length: 50_000 }, (_, index) => `text "${index}"\n`));
  const read = readJson(text);
  expect(read.type === 'Object' && read.value.kind === 'list' && read.value.items.length).toBe(50_000);
});

test('the normal form has no blanks and the numbers of Java', () => {
  expect(normalJson(' { "a" : [ 1.50 , 1e2 , 12345678901234567890 ] , "u" : "\\u00e9" } ')).toBe(
    '{"a":[1.5,100.0,12345678901234567890],"u":"é"}',
  );
});
