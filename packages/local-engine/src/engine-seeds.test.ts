import { expect, it } from 'vitest';
import { bpmn } from '../test/helpers/memory-engine.ts';
import { createLocalEngine } from './start-local-engine.ts';

/** One start, three branches; each branch has a task of its own. */
const THREE_BRANCHES = bpmn(
  'p',
  `<bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f" sourceRef="start" targetRef="split"/>
<bpmn:parallelGateway id="split"/>
${['a', 'b', 'c']
  .map(
    (name) => `<bpmn:sequenceFlow id="to-${name}" sourceRef="split" targetRef="${name}"/>
<bpmn:serviceTask id="${name}" camunda:type="external" camunda:topic="work"/>`,
  )
  .join('\n')}`,
);

interface Seen {
  readonly order: string;
  readonly ids: readonly string[];
}

/** The order in which the branches of one instance were entered, and the ids that it got. */
async function play(seed: number | undefined): Promise<Seen> {
  const engine = await createLocalEngine({ jobExecutor: false, ...(seed !== undefined && { seed }) });
  await engine.setClock(new Date('2030-01-01T00:00:00Z'), { fixed: true });
  const { client } = engine;
  await client.deployments.create({ name: 'test', files: [{ name: 'p.bpmn', content: THREE_BRANCHES }] });
  const { id } = await client.processInstances.start({ processDefinitionKey: 'p' });
  const topics = [{ topicName: 'work', lockDurationMs: 1_000 }];
  const tasks = await client.externalTasks.fetchAndLock({ workerId: 'w', maxTasks: 10, topics });
  await engine.stop();
  return { order: tasks.map(({ activityId }) => activityId).join(''), ids: [id, ...tasks.map((task) => task.id)] };
}

it('the same seed gives the same ids and the same order', async () => {
  for (const seed of [1, 2, 3]) expect(await play(seed)).toEqual(await play(seed));
});

it('seeds reach every order of three branches, and no other', async () => {
  const orders = new Set<string>();
  for (let seed = 1; seed <= 60; seed++) orders.add((await play(seed)).order);
  expect([...orders].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
});

it('another seed gives other ids', async () => {
  expect((await play(1)).ids).not.toEqual((await play(2)).ids);
});

it('without a seed the order is that of the model, and ids never come twice', async () => {
  const [one, other] = [await play(undefined), await play(undefined)];
  expect([one.order, other.order]).toEqual(['abc', 'abc']);
  expect(new Set([...one.ids, ...other.ids]).size).toBe(8);
});

it('a seed and a data folder exclude each other', async () => {
  await expect(createLocalEngine({ seed: 1, dataDir: '/nowhere' })).rejects.toThrow(/leave out seed or dataDir/);
});
