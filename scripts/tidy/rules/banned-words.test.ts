import { expect, test } from 'vitest';
import { plant } from '../test/helpers/plant.ts';
import { bannedWords } from './banned-words.ts';

test.each([
  ['packages/outbox/src/a.ts', '// FIXME later', 'has a note FIXME'],
  ['packages/outbox/src/a.ts', '/** Works. TODO: more. */\nexport const a = 1;', 'has a note TODO'],
  ['packages/outbox/migrations/a.sql', 'select 1; -- TODO index', 'has a note TODO'],
  ['packages/outbox/src/a.test.ts', "test.only('a', run);", 'remove .only'],
  ['packages/outbox/src/a.test.ts', "describe.only.each([1])('a', run);", 'remove .only'],
  ['packages/outbox/src/a.ts', "console.log('a');", 'use the logger'],
  ['packages/outbox/src/a.ts', 'debugger;', 'debugger'],
  ['packages/outbox/src/a.ts', 'export default function work() {}', 'without a name'],
  ['packages/outbox/src/a.ts', 'export default { a: 1 };', 'without a name'],
  ['packages/outbox/src/a.ts', 'export { a as default };', 'without a name'],
  ['packages/outbox/src/a.ts', 'enum A { B }', 'an enum'],
  ['packages/outbox/src/a.ts', 'namespace A {}', 'a namespace'],
  ['packages/outbox/src/a.ts', 'const a = b as any;', 'says any'],
  ['packages/outbox/src/a.ts', 'function work(a: any[]) {}', 'says any'],
  ['packages/outbox/src/a.ts', '// biome-ignore lint/suspicious/noExplicitAny: <explanation>\nlet a: any;', 'says any'],
  ['packages/outbox/src/a.ts', '// @ts-ignore it is right\nlet a = 1;', '@ts-expect-error'],
  ['packages/outbox/src/a.ts', '// @ts-expect-error\nlet a = 1;', 'without saying why'],
  ['packages/outbox/src/a.ts', '// biome-ignore lint/style/noNonNullAssertion\na!.b();', 'without a reason'],
])('refuses in %s: %s', (file, text, message) => {
  const found = bannedWords(plant({ [file]: text }));
  expect(found.map((violation) => violation.message).join('\n')).toContain(message);
  expect(found.every((violation) => violation.file === file && violation.line !== undefined)).toBe(true);
});

test.each([
  ['packages/outbox/src/a.ts', "const word = 'TODO'; query.only(1); switch (a) { default: }"],
  [
    'packages/outbox/src/a.ts',
    '// biome-ignore lint/suspicious/noExplicitAny: the widest contract\nexport type A = Map<any, any>;',
  ],
  ['packages/outbox/src/a.ts', "declare module 'x' {}\ndeclare global {}"],
  ['packages/outbox/src/a.test.ts', "console.log('a');"],
  ['examples/downstream/src/a.ts', "console.log('a');"],
  ['scripts/a.ts', "console.log('a');"],
  ['vitest.config.ts', 'export default {};'],
  ['workers/quote-approval/src/price-quote.handler.ts', 'export default a;'],
])('passes over %s: %s', (file, text) => {
  expect(bannedWords(plant({ [file]: text }))).toEqual([]);
});
