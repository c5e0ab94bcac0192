import { expect, test } from 'vitest';
import { startRefusal } from './start-refusal.ts';

const place = { host: '127.0.0.1', port: 80, dataDir: '/srv/engine' };
const systemError = (code: string, syscall: string) => Object.assign(new Error(code), { code, syscall });

test.each([
  ['EACCES', 'listen', 'Port 80 on 127.0.0.1 is not allowed to this user: choose a --port above 1023.'],
  [
    'ENOTFOUND',
    'getaddrinfo',
    'Cannot listen on 127.0.0.1 (ENOTFOUND): give a --host that is an address of this machine, for example 127.0.0.1.',
  ],
  [
    'EACCES',
    'mkdir',
    'The data folder /srv/engine cannot be written (EACCES): give a --data folder that this user may write to.',
  ],
  [
    'EROFS',
    'open',
    'The data folder /srv/engine cannot be written (EROFS): give a --data folder that this user may write to.',
  ],
])('%s of %s is told without a stack', (code, syscall, message) => {
  const cause = systemError(code, syscall);
  expect(startRefusal(cause, place)).toMatchObject({ message, cause });
});

test('a defect of the program is not made to look like a mistake of its user', () => {
  expect(startRefusal(new TypeError('x is not a function'), place)).toBeUndefined();
});
