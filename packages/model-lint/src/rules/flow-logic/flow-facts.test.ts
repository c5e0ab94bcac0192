import { createLocalEngine, type LocalEngine } from '@stepwright/local-engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholeText } from '../../../test/helpers/rule-example.ts';

// What the rules say of the engine, measured where it surprises. The local engine runs as Camunda 7.24 does; its conformance suite says so.

let engine: LocalEngine;
beforeAll(async () => {
  engine = await createLocalEngine({ jobExecutor: false });
});
afterAll(() => engine.stop());

/** Starts a process with Booleans and completes its user tasks in this order. */
async function run(
  process: string,
  { yes = [], no = [], tasks = [] }: { yes?: string[]; no?: string[]; tasks?: string[] } = {},
): Promise<{ readonly ended: string[]; readonly open: string[] }> {
  const content = Buffer.from(wholeText({ process }));
  await engine.client.deployments.create({ name: 'facts', files: [{ name: 'order.bpmn', content }] });
  const variables = Object.fromEntries([
    ...yes.map((name) => [name, { type: 'Boolean', value: true }]),
    ...no.map((name) => [name, { type: 'Boolean', value: false }]),
  ]);
  const { id } = await engine.client.processInstances.start({ processDefinitionKey: 'order', variables });
  for (const name of tasks) {
    const open = await engine.client.tasks.list({ processInstanceId: id });
    const task = open.find(({ taskDefinitionKey }) => taskDefinitionKey === name);
    if (task) await engine.client.tasks.complete(task.id);
  }
  const rows = await engine.client.history.activityInstances({ processInstanceId: id });
  const idsOf = (isOpen: boolean): string[] =>
    rows.filter(({ endTime }) => (endTime === null) === isOpen).map(({ activityId }) => activityId);
  return { ended: idsOf(false).sort(), open: idsOf(true).sort() };
}

function flow(source: string, target: string, condition?: string): string {
  const inside =
    condition && `<conditionExpression xsi:type="tFormalExpression">\${${condition}}</conditionExpression>`;
  return `<sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${inside ?? ''}</sequenceFlow>`;
}

const start = '<startEvent id="start" />';
const ends = '<endEvent id="a" /><endEvent id="b" />';

test('a node without an incoming flow is never reached', async () => {
  const process = `${start}${flow('start', 'a')}<task id="lost" />${flow('lost', 'b')}${ends}`;
  expect(await run(process)).toEqual({ ended: ['a', 'start'], open: [] });
});

test('an exclusive gateway takes a flow without a condition before the conditions behind it', async () => {
  const gateway = `${start}${flow('start', 'gate')}<exclusiveGateway id="gate" />`;
  const plainFirst = `${gateway}${flow('gate', 'a')}${flow('gate', 'b', 'big')}${ends}`;
  const plainLast = `${gateway}${flow('gate', 'b', 'big')}${flow('gate', 'a')}${ends}`;
  expect((await run(plainFirst, { yes: ['big'] })).ended).toContain('a');
  expect((await run(plainLast, { yes: ['big'] })).ended).toContain('b');
});

test('the condition of a default flow is ignored, and a default flow that leaves another node is missed when it is needed', async () => {
  const gateway = (named: string) =>
    `${start}${flow('start', 'gate')}<inclusiveGateway id="gate" default="${named}" />`;
  const process = (named: string) => `${gateway(named)}${flow('gate', 'a', 'big')}${flow('gate', 'b', 'heavy')}${ends}`;
  expect((await run(process('gate-b'), { no: ['big', 'heavy'] })).ended).toContain('b');
  expect((await run(process('start-gate'), { yes: ['big'], no: ['heavy'] })).ended).toContain('a');
  await expect(run(process('start-gate'), { no: ['big', 'heavy'] })).rejects.toThrow(/Default sequence flow/);
});

test('a parallel gateway ignores conditions', async () => {
  const gateway = `${start}${flow('start', 'gate')}<parallelGateway id="gate" />`;
  const process = `${gateway}${flow('gate', 'a', 'big')}${flow('gate', 'b')}${ends}`;
  expect((await run(process, { no: ['big'] })).ended).toEqual(['a', 'b', 'gate', 'start']);
});

test('without a default flow an activity fails when no condition holds', async () => {
  const process = `${start}${flow('start', 'work')}<task id="work" />${flow('work', 'a', 'big')}<endEvent id="a" />`;
  await expect(run(process, { no: ['big'] })).rejects.toThrow(/No conditional sequence flow/);
});

test('the loop marker of BPMN is ignored', async () => {
  const work =
    '<task id="work"><standardLoopCharacteristics loopMaximum="3"><loopCondition>#{true}</loopCondition></standardLoopCharacteristics></task>';
  const process = `${start}${flow('start', 'work')}${work}${flow('work', 'a')}<endEvent id="a" />`;
  expect((await run(process)).ended).toEqual(['a', 'start', 'work']);
});

test('a completion is rolled back with what fails behind it in the same transaction', async () => {
  const process = `${start}${flow('start', 'approve')}<userTask id="approve" />${flow('approve', 'book')}
<serviceTask id="book" camunda:expression="\${missing}" />${flow('book', 'a')}<endEvent id="a" />`;
  await expect(run(process, { tasks: ['approve'] })).rejects.toThrow(/missing/);
  expect(await engine.client.tasks.list({ taskDefinitionKey: 'approve' })).toHaveLength(1);
});

test('an inclusive join is not asked again when the branch that it waits for ends elsewhere', async () => {
  const nodes =
    '<parallelGateway id="split" /><userTask id="one" /><userTask id="two" /><inclusiveGateway id="join" />';
  const choice = `<exclusiveGateway id="choice" default="choice-b" />${flow('choice', 'join', 'fine')}${flow('choice', 'b')}`;
  const flows = [
    ['start', 'split'],
    ['split', 'one'],
    ['split', 'two'],
    ['one', 'join'],
    ['two', 'choice'],
    ['join', 'a'],
  ];
  const process = `${start}${nodes}${choice}${flows.map(([source, target]) => flow(source!, target!)).join('')}${ends}`;
  expect((await run(process, { no: ['fine'], tasks: ['one', 'two'] })).open).toEqual(['join']);
  expect((await run(process, { no: ['fine'], tasks: ['two', 'one'] })).open).toEqual([]);
});
