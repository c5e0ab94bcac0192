import { expect, test } from 'vitest';
import { engineBanner } from './engine-banner.ts';

const url = 'http://127.0.0.1:8080/engine-rest';
const usual = { host: '127.0.0.1', jobExecutor: true, testEndpoints: false };

test('says what the engine is for, where it is, and that its data is gone at the end', () => {
  const banner = engineBanner(url, usual);
  for (const text of [
    'for development, tests and small single-machine use',
    `REST API     ${url}\n`,
    'status page  http://127.0.0.1:8080/\n',
    'in memory: gone at the end',
    'no authentication and listens on loopback only',
  ]) {
    expect(banner).toContain(text);
  }
  expect(banner).not.toMatch(/WARNING|jobs|tests {2}/);
});

test('says where the data is, and what is other than usual', () => {
  const banner = engineBanner(url, { ...usual, dataDir: '/srv/engine', jobExecutor: false, testEndpoints: true });
  expect(banner).toMatch(/data +\/srv\/engine\n {2}jobs +wait for .*\n {2}for tests +\/test\/clock/);
});

test.each([
  ['127.0.0.1', false],
  ['127.8.8.8', false],
  ['localhost', false],
  ['::1', false],
  ['0.0.0.0', true],
  ['::', true],
  ['192.168.1.4', true],
  ['127.example.org', true],
])('on %s warns that others reach it: %j', (host, isWarned) => {
  expect(
    engineBanner(url, { ...usual, host }).includes(`WARNING: it has no authentication and listens on ${host}`),
  ).toBe(isWarned);
});
