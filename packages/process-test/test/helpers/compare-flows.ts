import type { EngineClient } from '@stepwright/engine-client';
import { readProcessFile } from '@stepwright/model/graph';
import { inferFlows } from '../../src/coverage/infer-flows.ts';
import { readPassages } from '../../src/run/read-history.ts';
import { Random } from './random.ts';
import { randomModel, traceOf } from './random-model.ts';
import { walkAtRandom } from './walk-at-random.ts';

/** What was inferred of a flow, and the truth. */
export interface ComparedFlow {
  readonly seed: number;
  readonly flow: string;
  readonly inferred: number;
  readonly taken: number;
}

/** Runs a random model in which each flow tells of itself, forgets what it told, and infers it from the rest. */
export async function compareFlows(client: EngineClient, seed: number): Promise<readonly ComparedFlow[]> {
  const { plain, traced } = randomModel(seed);
  await client.deployments.create({ name: `traced-${seed}`, files: [{ name: 'traced.bpmn', content: traced }] });
  const all = await readPassages(client, await walkAtRandom(client, new Random(seed + 1)));
  const [graph] = readProcessFile('plain.bpmn', Buffer.from(plain)).processes;
  if (!graph) throw new Error('the model has no process');
  const seen = all.filter(({ element }) => !element.startsWith(traceOf('')));
  const { taken } = inferFlows(graph, seen);
  return graph.allFlows
    .filter(({ source }) => source.kind !== 'eventBasedGateway')
    .map((flow) => ({
      seed,
      flow: `${flow.source.id}>${flow.target.id} ${flow.id}`,
      inferred: taken.get(flow) ?? 0,
      taken: all.filter(({ element }) => element === traceOf(flow.id)).length,
    }));
}
