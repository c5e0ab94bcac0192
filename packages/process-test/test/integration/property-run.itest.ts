import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestEngine } from '../../src/engine/test-engine.ts';
import { propertyRun } from '../../src/properties/property-run.ts';
import { openEngine } from '../helpers/open-engine.ts';
import { orderFulfillment, quoteApproval } from '../helpers/platform-processes.ts';

// A real engine answers what the local one does, and the same plays go the same ways on both.

let engine: TestEngine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine?.stop());

test.each([
  ['order fulfillment', orderFulfillment],
  ['quote approval', quoteApproval],
])('%s is played as on the local engine', async (_, read) => {
  const subject = await read();
  const here = await propertyRun(subject, { runs: 30, seed: 1 });
  expect(await propertyRun(subject, { runs: 30, seed: 1, engine })).toEqual(here);
  expect(here.failure).toBeUndefined();
});
