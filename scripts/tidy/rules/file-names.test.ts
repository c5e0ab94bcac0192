import { expect, test } from 'vitest';
import { plant } from '../test/helpers/plant.ts';
import { fileNames } from './file-names.ts';

test.each([
  ['packages/outbox/src/PollLoop.ts', 'kebab-case'],
  ['packages/outbox/src/poll_loop.ts', 'kebab-case'],
  ['packages/outbox/src/utils/a.ts', 'says nothing ("utils")'],
  ['packages/outbox/src/helpers/a.ts', 'says nothing ("helpers")'],
  ['packages/outbox/src/common.ts', 'says nothing ("common")'],
  ['packages/outbox/src/lock-manager.ts', 'says nothing ("manager")'],
  ['packages/outbox/src/lib/a.ts', 'says nothing ("lib")'],
])('refuses %s', (file, message) => {
  expect(fileNames(plant({ [file]: '' }))).toEqual([
    { rule: 'file-names', file, message: expect.stringContaining(message) },
  ]);
});

test.each([
  'packages/outbox/test/helpers/a.ts',
  'packages/outbox/migrations/outbox/V001__outbox.sql',
  'packages/test-servers/engines/camunda-7.24/src/main/java/stepwright/TestClock.java',
  'packages/outbox/README.md',
  'runbooks/UNKNOWN_OUTCOME.md',
  'docs/decisions/0001-outbox.md',
  '.ci/run',
  '.node-version',
])('passes over %s', (file) => {
  expect(fileNames(plant({ [file]: '' }))).toEqual([]);
});
