import { expect, test } from 'vitest';
import { plant } from '../test/helpers/plant.ts';
import { commentedOutCode } from './commented-out-code.ts';

test.each(['// const a = 1;', '// if (a) {\n//   run();\n// }', '/* run(a, b); */'])('refuses %s', (text) => {
  expect(commentedOutCode(plant({ 'scripts/a.ts': `run();\n${text}\nrun();` }))).toEqual([
    { rule: 'commented-out-code', file: 'scripts/a.ts', line: 2, message: expect.stringContaining('remove it') },
  ]);
});

test.each([
  '// Runs twice when the connection breaks; the key makes that safe.',
  '// The order is: claim, call, store (in that order);',
  '/** `run();` */',
  '/**\n * run();\n */',
  "const text = '// run();';",
])('passes over %s', (text) => {
  expect(commentedOutCode(plant({ 'scripts/a.ts': text }))).toEqual([]);
});
