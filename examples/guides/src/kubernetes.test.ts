import { readFile } from 'node:fs/promises';
import { serveHealth } from '@stepwright/worker-sdk';
import { expect, onTestFinished, test } from 'vitest';
import { orderWorkerEnvironment } from './order-worker-environment.ts';

const text = await readFile(new URL('../kubernetes.yaml', import.meta.url), 'utf8');

const setting = (name: string): string => new RegExp(`name: ${name}, value: '([^']*)'`).exec(text)?.[1] ?? '';

test('the worker knows every variable that the deployment sets', () => {
  const names = [...text.matchAll(/\{ name: ([A-Z_]+),/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(Object.keys(orderWorkerEnvironment.shape)).toEqual(expect.arrayContaining(names));
  expect(orderWorkerEnvironment.shape.ENGINE_URL.parse(setting('ENGINE_URL'))).toHaveLength(2);
});

test('the grace period is longer than the drain, the grace of aborted handlers and the last answers', () => {
  const graceMs = Number(/terminationGracePeriodSeconds: (\d+)/.exec(text)?.[1]) * 1_000;
  expect(graceMs).toBeGreaterThan(Number(setting('DRAIN_MS')) + 1_000 + 2_000);
});

test('the probes ask where the worker answers', async () => {
  const health = await serveHealth([], { port: 0 });
  onTestFinished(() => health.close());
  const probes = [...text.matchAll(/path: (\S+), port: (\d+)/g)].map(([, path, port]) => ({ path, port }));
  expect(probes).toHaveLength(2);
  for (const { path, port } of probes) {
    expect(port).toBe(setting('HEALTH_PORT'));
    expect((await fetch(`${health.url}${path}`)).status).toBe(200);
  }
});
