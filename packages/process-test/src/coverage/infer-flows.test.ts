import { readProcessFile } from '@stepwright/model/graph';
import { expect, test } from 'vitest';
import { Random } from '../../test/helpers/random.ts';
import { randomModel, traceOf } from '../../test/helpers/random-model.ts';
import { readPassages } from '../../test/helpers/read-passages.ts';
import { walkAtRandom } from '../../test/helpers/walk-at-random.ts';
import { createLocalTestEngine } from '../engine/local-test-engine.ts';
import { inferFlows } from './infer-flows.ts';

interface Comparison {
  readonly flow: string;
  readonly seed: number;
  readonly inferred: number;
  readonly taken: number;
}

/** Runs the model in which each flow tells of itself, forgets what those events tell, and infers it. */
async function compareAll(seed: number): Promise<Comparison[]> {
  const { plain, traced } = randomModel(seed);
  const engine = await createLocalTestEngine({ seed });
  await engine.client.deployments.create({ name: 'traced', files: [{ name: 'traced.bpmn', content: traced }] });
  const id = await walkAtRandom(engine.client, new Random(seed + 1));
  const all = await readPassages(engine.client, id);
  await engine.stop();
  const [graph] = readProcessFile('plain.bpmn', Buffer.from(plain)).processes;
  const { taken } = inferFlows(
    graph!,
    all.filter(({ element }) => !element.startsWith('via-')),
  );
  return graph!.allFlows
    .filter(({ source }) => source.kind !== 'eventBasedGateway')
    .map((flow) => ({
      flow: flow.id,
      seed,
      inferred: taken.get(flow) ?? 0,
      taken: all.filter(({ element }) => element === traceOf(flow.id)).length,
    }));
}

test('flows are inferred as they were taken, never more often, on random models', async () => {
  const compared: Comparison[] = [];
  for (let seed = 0; seed < 300; seed += 1) compared.push(...(await compareAll(seed)));
  expect(compared.filter(({ inferred, taken }) => inferred > taken)).toEqual([]);
  const exact = compared.filter(({ inferred, taken }) => inferred === taken).length;
  expect(compared.length).toBeGreaterThan(3_000);
  expect(exact / compared.length).toBeGreaterThan(0.98);
}, 60_000);
