import { describe, expect, it } from 'vitest';
import { compileHere, parityModels } from '../../test/integration/deploy-parity/answers.ts';
import recordedAnswers from '../../test/integration/deploy-parity/generated/camunda-answers.json' with { type: 'json' };

const recorded: Readonly<Record<string, unknown>> = recordedAnswers;

describe('a model is accepted or refused as Camunda 7.24 did when it was recorded', () => {
  it.each(Object.entries(parityModels))('%s', async (name, text) => {
    expect(await compileHere(text)).toEqual(recorded[name]);
  });
});
