import { startEngine } from '@stepwright/test-servers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectTestEngine } from '../../src/engine/connect-test-engine.ts';
import type { TestEngine } from '../../src/engine/test-engine.ts';
import { propertyRun } from '../../src/properties/property-run.ts';
import { orderFulfillment, quoteApproval } from '../helpers/platform-processes.ts';

// A real engine answers what the local one does, and the same plays go the same ways on both.

let engine: TestEngine;
let stop: () => Promise<void>;
beforeAll(async () => {
  const server = await startEngine({ jobExecutor: false, testClock: true });
  engine = await connectTestEngine({ url: server.url, testClock: true });
  stop = async () => {
    await engine.stop();
    await server.stop();
  };
});
afterAll(() => stop?.());

test.each([
  ['order fulfillment', orderFulfillment],
  ['quote approval', quoteApproval],
])('%s is played as on the local engine', async (_, read) => {
  const subject = await read();
  const here = await propertyRun(subject, { runs: 30, seed: 1 });
  expect(await propertyRun(subject, { runs: 30, seed: 1, engine })).toEqual(here);
  expect(here.failure).toBeUndefined();
});
