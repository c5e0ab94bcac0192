import { expect, test } from 'vitest';
import { readTargets } from './report-target.ts';

test.each([
  ['pretty', undefined, [{ format: 'pretty' }]],
  ['sarif', 'a.sarif', [{ format: 'sarif', file: 'a.sarif' }]],
  ['pretty, sarif=a=b.sarif', undefined, [{ format: 'pretty' }, { format: 'sarif', file: 'a=b.sarif' }]],
  [
    'json,html=a.html',
    'a.json',
    [
      { format: 'json', file: 'a.json' },
      { format: 'html', file: 'a.html' },
    ],
  ],
])('reads %s with the output %s', (list, output, targets) => {
  expect(readTargets(list, output)).toEqual(targets);
});

test.each([
  ['xml', undefined, 'There is no format "xml": choose from pretty, json, sarif,'],
  ['constructor', undefined, 'There is no format "constructor"'],
  ['', undefined, 'There is no format ""'],
  ['json=', undefined, '--format json= names no file'],
  ['pretty,json', undefined, 'pretty and json would both go to standard output: give each a file'],
  ['pretty,json=a', 'a', 'pretty and json would both go to a'],
  ['json=a', 'b', 'Every format of --format names a file: remove --output b.'],
])('refuses %s with the output %s', (list, output, reason) => {
  expect(() => readTargets(list, output)).toThrow(reason);
});
