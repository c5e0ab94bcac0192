import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ModelEngine, startModelEngine } from '../../test/helpers/model-engine.ts';

let engine: ModelEngine;

beforeAll(async () => {
  engine = await startModelEngine(new URL('../quote-approval.bpmn', import.meta.url));
});

afterAll(async () => {
  await engine?.stop();
});

test('the model deploys as one process with its version tag and 180 days of history', () => {
  const definitions = Object.values(engine.deployment.deployedProcessDefinitions ?? {});
  expect(definitions).toMatchObject([{ key: 'quote-approval', versionTag: '1', historyTimeToLive: 180 }]);
});
