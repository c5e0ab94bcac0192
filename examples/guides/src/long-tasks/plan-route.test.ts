import { testHandler } from '@stepwright/worker-sdk/testing';
import { expect, onTestFinished, test } from 'vitest';
import { planRouteTask } from './contracts.ts';
import { createPlanRoute } from './plan-route.ts';

function openBench() {
  const handler = createPlanRoute();
  onTestFinished(() => handler.close());
  return testHandler(handler, { contract: planRouteTask, businessKey: 'acme:order:O-1' });
}

test('a thread plans the shortest route', async () => {
  const stops = [0, 10, 1, 5].map((x) => ({ x, y: 0 }));
  const { outcome } = await openBench().run({ tenantId: 'acme', stops });
  expect(outcome).toEqual({ kind: 'complete', output: { route: [0, 2, 3, 1] } });
});

test('the main thread is free while a thread computes', async () => {
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 1);
  onTestFinished(() => clearInterval(turning));
  const stops = Array.from({ length: 9 }, (_, at) => ({ x: Math.cos(at * 7), y: Math.sin(at * 7) }));
  const { outcome } = await openBench().run({ tenantId: 'acme', stops });
  expect(outcome.kind).toBe('complete');
  expect(turns).toBeGreaterThan(5);
});
