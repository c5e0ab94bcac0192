import { type EngineServer, startEngine } from '@stepwright/test-servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileHere, deployToEngine, parityModels } from './deploy-parity/answers.ts';
import recordedAnswers from './deploy-parity/generated/camunda-answers.json' with { type: 'json' };

let engine: EngineServer;

beforeAll(async () => {
  engine = await startEngine({ distribution: 'camunda-7.24', jobExecutor: false });
});

afterAll(async () => {
  await engine?.stop();
});

const recorded: Readonly<Record<string, unknown>> = recordedAnswers;

describe('a deployment is accepted or refused in the words of Camunda 7.24', () => {
  it.each(Object.entries(parityModels))('%s', async (name, text) => {
    const answer = await deployToEngine(engine.url, text);
    expect(await compileHere(text)).toEqual(answer);
    expect(recorded[name], 'the recorded answers are stale: run record-answers.ts').toEqual(answer);
  });
});
