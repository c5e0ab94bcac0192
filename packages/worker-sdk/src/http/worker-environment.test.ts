import { expect, test } from 'vitest';
import { readWorkerEnvironment, workerEnvironment } from './worker-environment.ts';

const needed = {
  ENGINE_URL: 'http://127.0.0.1:8080/engine-rest',
  TOKEN_URL: 'http://127.0.0.1:9000/token',
  CLIENT_ID: 'worker',
  CLIENT_SECRET: 's3cret',
};

test('fills in the limits', () => {
  expect(readWorkerEnvironment(workerEnvironment, needed)).toEqual({
    ...needed,
    CONCURRENCY: 10,
    DRAIN_MS: 20_000,
    LONG_POLL_MS: 7_000,
    SERVICE_TIMEOUT_MS: 5_000,
  });
});

test('names every wrong variable and the value seen, but never a secret', () => {
  const wrong = { ...needed, ENGINE_URL: 'somewhere', CLIENT_SECRET: '', CONCURRENCY: '0' };
  const error = (() => {
    try {
      return readWorkerEnvironment(workerEnvironment, { ...wrong, TOKEN_URL: undefined });
    } catch (thrown) {
      return String(thrown);
    }
  })();
  expect(error).toContain('ENGINE_URL');
  expect(error).toContain('it is "somewhere"');
  expect(error).toMatch(/TOKEN_URL: .*\(it is not set\)/);
  expect(error).toMatch(/CLIENT_SECRET: .*\(its value is kept secret\)/);
  expect(error).toMatch(/CONCURRENCY: .*\(it is "0"\)/);
});
