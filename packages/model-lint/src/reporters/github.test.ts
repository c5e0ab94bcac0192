import { expect, test } from 'vitest';
import {
  exampleFiles,
  exampleFinding,
  exampleResult,
  hostileFinding,
  manyFindings,
} from '../../test/helpers/example-findings.ts';
import { reporters } from './index.ts';

const write = (...result: Parameters<typeof exampleResult>) =>
  reporters.github(exampleResult(...result), { files: exampleFiles }).split('\n');

test('writes the worst first', () => {
  const info = exampleFinding({ severity: 'info', message: 'i' });
  expect(write([info, exampleFinding(), exampleFinding({ severity: 'error', message: 'e' })])).toEqual([
    '::error file=bpmn/order.bpmn,line=12,col=5,title=business-key-not-passed::e%0AAdd the key.',
    '::warning file=bpmn/order.bpmn,line=12,col=5,title=business-key-not-passed::the call of "delivery" passes no business key%0AAdd the key.',
    '::notice file=bpmn/order.bpmn,line=12,col=5,title=business-key-not-passed::i%0AAdd the key.',
    '1 error, 1 warning, 1 info in 1 of 2 files',
  ]);
});

test('writes ten of each severity, and how many it leaves out', () => {
  const lines = write([
    ...manyFindings(12),
    ...manyFindings(11, { severity: 'error' }),
    ...manyFindings(1, { severity: 'info' }),
  ]);
  const count = (start: string) => lines.filter((line) => line.startsWith(start)).length;
  expect([count('::error '), count('::warning '), count('::notice ')]).toEqual([10, 10, 1]);
  expect(lines.at(-1)).toBe(
    '11 errors, 12 warnings, 1 info in 1 of 2 files; 3 findings without an annotation, as GitHub shows 10 of a kind',
  );
});

test('a hostile name gives no second command and no other property', () => {
  const lines = write([hostileFinding]);
  expect(lines).toHaveLength(2);
  const [, properties = '', message = ''] = /^::warning (.*?)::(.*)$/.exec(lines[0] ?? '') ?? [];
  expect(properties.split(',').map((one) => one.split('=')[0])).toEqual(['file', 'line', 'col', 'title']);
  expect(properties).toContain('%0A%3A%3Aerror%3A%3Ax%250A');
  expect(message).toContain('%0A::error::x%250A');
});
