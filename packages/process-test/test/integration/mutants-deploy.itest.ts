import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import { startEngine } from '@stepwright/test-servers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mutantsOf } from '../../src/mutation/mutants-of.ts';
import { platformModels } from '../helpers/accepted-models.ts';
import { nastyModel } from '../helpers/nasty-model.ts';
import { subjectOf } from '../helpers/subject-of.ts';

// That an engine takes every mutant is shown on the local engine with many models, and here on a real one with the hardest.

let client: EngineClient;
let stop: () => Promise<void>;
beforeAll(async () => {
  const server = await startEngine({ jobExecutor: false });
  client = createEngineClient({ url: server.url });
  stop = async () => {
    await client.close();
    await server.stop();
  };
});
afterAll(() => stop?.());

test('a real engine takes every mutant', async () => {
  const models = [nastyModel, ...(await platformModels())];
  const refusals: string[] = [];
  for (const model of models) {
    for (const { id, files } of mutantsOf(subjectOf(model.name.replace('.bpmn', ''), model))) {
      const deployed = client.deployments.create({ name: id, files: [...files] });
      await deployed.catch((error: Error) => refusals.push(`${id}: ${error.message}`));
    }
  }
  expect(refusals).toEqual([]);
});
