import { type EngineServer, startEngine } from '@stepwright/test-servers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordedVerdicts } from '../corpus/compare-verdicts.ts';
import { corpusModels } from '../corpus/corpus-models.ts';
import { deployForVerdict } from '../corpus/deploy-verdict.ts';
import { seededNumbers } from '../corpus/mutate.ts';

const sampleSize = 150;
const seed = Number(process.env.STEPWRIGHT_SEED ?? Math.floor(Date.now() / 1000));

let engine: EngineServer;

beforeAll(async () => {
  engine = await startEngine({ distribution: 'camunda-7.24', jobExecutor: false });
});

afterAll(async () => {
  await engine?.stop();
});

test(`the record is what Camunda 7.24 answers today (seed ${seed}: set STEPWRIGHT_SEED to repeat it)`, async () => {
  const random = seededNumbers(seed);
  const ordered = corpusModels()
    .map((model) => ({ model, at: random() }))
    .sort((a, b) => a.at - b.at);
  const recorded = recordedVerdicts();
  for (const { model } of ordered.slice(0, sampleSize)) {
    const verdict = await deployForVerdict(engine.url, model);
    expect(verdict.isAccepted, `${model.name}: run npm run corpus:record`).toBe(recorded[model.name]?.isAccepted);
  }
});
