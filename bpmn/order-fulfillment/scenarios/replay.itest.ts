import type { TestEngine } from '@stepwright/process-test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEngine } from '../../test/helpers/open-engine.ts';
import { replayed } from '../../test/helpers/replay-all.ts';
import { scenarios, subject } from './index.ts';

let engine: TestEngine;

beforeAll(async () => {
  engine = await openEngine();
});

afterAll(() => engine?.stop());

test.each(scenarios)('what the engine remembers of "$name" is a scenario that passes again', async (scenario) => {
  const { failure } = await replayed(await subject, scenario, engine);
  expect(failure?.message).toBeUndefined();
});
