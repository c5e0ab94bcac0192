import { createLocalEngine, type LocalEngine } from '@stepwright/local-engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RandomFlows, randomFlows } from '../../../test/helpers/random-flows.ts';
import { randomNumbers } from '../../../test/helpers/random-numbers.ts';
import { createProject } from '../../project/create-project.ts';
import { lintProject } from '../../run/lint-project.ts';
import { flowGraphOf } from './flow-graph.ts';
import { sureJoinsOf } from './sure-joins-of.ts';
import { tokenBounds } from './token-bounds.ts';
import { WorkBudget } from './work-budget.ts';

// What the engine really does with random processes, held against what the rules foretell. The local engine joins and splits as Camunda 7.24
// does; its conformance suite says so.

const processes = 250;
const runsMax = 24;

let engine: LocalEngine;
beforeAll(async () => {
  engine = await createLocalEngine({ jobExecutor: false });
});
afterAll(() => engine.stop());

interface RunResult {
  /** How many tokens arrived at each node. */
  readonly arrivals: ReadonlyMap<string, number>;
  /** The nodes at which tokens wait for ever. */
  readonly stuck: ReadonlySet<string>;
}

async function runOnce(variables: Readonly<Record<string, number>>): Promise<RunResult> {
  const values = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, { type: 'Integer', value }]),
  );
  const { id } = await engine.client.processInstances.start({ processDefinitionKey: 'order', variables: values });
  const rows = await engine.client.history.activityInstances({ processInstanceId: id });
  const arrivals = new Map<string, number>();
  for (const { activityId } of rows) arrivals.set(activityId, (arrivals.get(activityId) ?? 0) + 1);
  const stuck = rows.filter(({ endTime }) => endTime === null).map(({ activityId }) => activityId);
  return { arrivals, stuck: new Set(stuck) };
}

/** Every choice of values, or as many of them as there is time for. */
function choicesOf({ choices }: RandomFlows): readonly Readonly<Record<string, number>>[] {
  const all = choices.reduce<readonly Readonly<Record<string, number>>[]>(
    (made, { name, count }) =>
      made.flatMap((one) => Array.from({ length: count }, (_, value) => ({ ...one, [name]: value }))),
    [{}],
  );
  const step = Math.max(1, Math.ceil(all.length / runsMax));
  return all.filter((_, index) => index % step === 0);
}

async function runsOf(flows: RandomFlows): Promise<readonly RunResult[]> {
  await engine.client.deployments.create({
    name: 'random',
    files: [{ name: 'order.bpmn', content: Buffer.from(flows.text) }],
  });
  const runs: RunResult[] = [];
  for (const variables of choicesOf(flows)) runs.push(await runOnce(variables));
  return runs;
}

function projectOf({ text }: RandomFlows) {
  return createProject({ files: [{ fileName: 'order.bpmn', content: Buffer.from(text) }] });
}

test('no run brings fewer or more tokens than foretold, and what is called a deadlock is one', {
  timeout: 60_000,
}, async () => {
  const seen = { bounds: 0, never: 0, past: 0, doubles: 0 };
  for (let seed = 1; seed <= processes; seed += 1) {
    const flows = randomFlows(randomNumbers(seed));
    const project = projectOf(flows);
    const runs = await runsOf(flows);
    const graph = flowGraphOf(project.processes[0]!);
    for (const [number, { id }] of graph.nodes.entries()) {
      const { least, most } = tokenBounds({
        graph,
        target: number,
        sureJoins: sureJoinsOf(graph),
        budget: new WorkBudget(),
      })!.at(graph.entry);
      for (const { arrivals } of runs) {
        const count = arrivals.get(id) ?? 0;
        seen.bounds += 1;
        expect(count, `${id} of seed ${seed}\n${flows.text}`).toBeGreaterThanOrEqual(Math.floor(least + 1e-6));
        expect(count, `${id} of seed ${seed}\n${flows.text}`).toBeLessThanOrEqual(most + 1e-6);
      }
    }
    const { findings } = lintProject(project, { only: ['join-deadlock', 'join-doubles'] });
    for (const { rule, elementId = '', message, path } of findings) {
      const said = `seed ${seed}: ${message}\n${flows.text}`;
      const reached = runs.filter(({ arrivals }) => arrivals.has(elementId));
      if (message.includes('can ever arrive')) {
        seen.never += reached.length;
        expect(
          reached.every(({ stuck }) => stuck.has(elementId)),
          said,
        ).toBe(true);
      } else if (rule === 'join-deadlock') {
        seen.past += 1;
        if (choicesOf(flows).length < runsMax)
          expect(
            reached.some(({ stuck }) => stuck.has(elementId)),
            said,
          ).toBe(true);
      } else if (message.includes(' runs ')) {
        for (const { arrivals } of runs.filter((run) => run.arrivals.has(path[0] as string))) {
          seen.doubles += 1;
          expect(arrivals.get(elementId), said).toBeGreaterThan(1);
        }
      }
    }
  }
  // A suite that never meets a shape says nothing about it.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});
