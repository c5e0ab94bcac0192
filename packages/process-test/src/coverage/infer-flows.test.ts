import { expect, test } from 'vitest';
import { type ComparedFlow, compareFlows } from '../../test/helpers/compare-flows.ts';
import { createLocalTestEngine } from '../engine/local-test-engine.ts';

test('flows are inferred as they were taken, and never more often, in random runs of random models', async () => {
  const compared: ComparedFlow[] = [];
  for (let seed = 0; seed < 300; seed += 1) {
    const engine = await createLocalTestEngine({ seed });
    compared.push(...(await compareFlows(engine.client, seed)));
    await engine.stop();
  }
  expect(compared.filter(({ inferred, taken }) => inferred > taken)).toEqual([]);
  const exact = compared.filter(({ inferred, taken }) => inferred === taken).length;
  expect(compared.length).toBeGreaterThan(3_000);
  expect(exact / compared.length).toBeGreaterThan(0.98);
}, 60_000);
