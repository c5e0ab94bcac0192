import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { freshWorkerId, isOfDeadProcess } from './worker-id.ts';

const { pid: dead } = spawnSync(process.execPath, ['-e', '']);
const host = hostname();

test('every id is another one, and names worker, host and process', () => {
  expect(freshWorkerId('w')).not.toBe(freshWorkerId('w'));
  expect(freshWorkerId('w')).toMatch(new RegExp(`^w@.+:${process.pid}#\\d+$`));
});

test.each([
  ['of this process', freshWorkerId('w'), false],
  ['of a process that has ended', `w@${host}:${dead}#1700000000001`, true],
  ['of an earlier process with this number', `w@${host}:${process.pid}#1700000000001`, true],
  ['of another living process', `w@${host}:${process.ppid}#1700000000001`, false],
  ['of another host', `w@elsewhere:${dead}#1700000000001`, false],
  ['of another worker', `v@${host}:${dead}#1700000000001`, false],
  ['of another form', `w@${host}:${dead}`, false],
  ['of another form that begins alike', `w@${host}:${dead}#1x`, false],
])('an id %s is that of a dead process: %s', (_, workerId, expected) => {
  expect(isOfDeadProcess(workerId, 'w')).toBe(expected);
});
