import { createLocalEngine, type LocalEngine } from '@stepwright/local-engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomNumbers } from '../../../test/helpers/random-numbers.ts';
import { wholeText } from '../../../test/helpers/rule-example.ts';
import { createProject } from '../../project/create-project.ts';
import { conditionNode } from './condition-node.ts';
import { type ConditionValue, conditionValue } from './condition-value.ts';
import { flowTable } from './flow-table.ts';

// What conditions give, held against the engine, which is asked by a gateway.

let engine: LocalEngine;
beforeAll(async () => {
  engine = await createLocalEngine({ jobExecutor: false });
});
afterAll(() => engine.stop());

function textWith(conditions: readonly string[]): string {
  const escaped = conditions.map((one) => one.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
  const flows = escaped.map((condition, index) => {
    const inside = `<conditionExpression xsi:type="tFormalExpression">\${${condition}}</conditionExpression>`;
    return `<sequenceFlow id="flow-${index}" sourceRef="gate" targetRef="end-${index}">${inside}</sequenceFlow><endEvent id="end-${index}" />`;
  });
  return wholeText({
    process: `<startEvent id="start" /><sequenceFlow id="first" sourceRef="start" targetRef="gate" />
<inclusiveGateway id="gate" default="other" />${flows.join('\n')}
<sequenceFlow id="other" sourceRef="gate" targetRef="end" /><endEvent id="end" />`,
  });
}

function gateWith(conditions: readonly string[]) {
  const content = Buffer.from(textWith(conditions));
  const project = createProject({ files: [{ fileName: 'order.bpmn', content }] });
  const gate = project.processes[0]!.nodes.find(({ id }) => id === 'gate')!;
  return { project, gate, content };
}

const types = { boolean: 'Boolean', number: 'Integer', string: 'String', object: 'Null' } as const;

/** Which conditions hold, as the engine says. */
async function askEngine(conditions: readonly string[], variables: Readonly<Record<string, ConditionValue>>) {
  const { content } = gateWith(conditions);
  await engine.client.deployments.create({ name: 'conditions', files: [{ name: 'order.bpmn', content }] });
  const values = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      { type: types[typeof value as keyof typeof types], value },
    ]),
  );
  const { id } = await engine.client.processInstances.start({ processDefinitionKey: 'order', variables: values });
  const rows = await engine.client.history.activityInstances({ processInstanceId: id });
  return conditions.map((_, index) => rows.some(({ activityId }) => activityId === `end-${index}`));
}

function randomCondition(random: () => number, depth: number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  if (depth > 0 && random() < 0.6) {
    const [left, right] = [randomCondition(random, depth - 1), randomCondition(random, depth - 1)];
    return random() < 0.2 ? `!(${left})` : `(${left}) ${pick(['&&', '||', 'and', 'or'])} (${right})`;
  }
  const order = pick(['<', '>', '<=', '>=', '==', '!=', 'lt', 'ge', 'eq', 'ne']);
  return pick([
    'flag',
    '!flag',
    'not flag',
    'flag == true',
    'false != flag',
    `count ${order} ${Math.floor(random() * 7) - 3}`,
    `${Math.floor(random() * 7) - 3} ${order} count`,
    `kind == "${pick(['A', 'B'])}"`,
    `"${pick(['A', 'B'])}" != kind`,
    'kind == null',
    'empty kind',
  ]);
}

test('comparisons with literals give what the engine gives', { timeout: 60_000 }, async () => {
  const random = randomNumbers(7);
  let asked = 0;
  for (let round = 0; round < 60; round += 1) {
    const texts = Array.from({ length: 8 }, () => randomCondition(random, 2));
    const variables: Record<string, ConditionValue> = {
      flag: [true, false, null][Math.floor(random() * 3)] as ConditionValue,
      count: [-3, -1, 0, 2, null][Math.floor(random() * 5)] as ConditionValue,
      kind: ['A', 'C', '', null][Math.floor(random() * 4)] as ConditionValue,
    };
    const known = new Map(Object.entries(variables));
    const { outgoing } = gateWith(texts).gate;
    const own = texts.map((_, index) => conditionValue(conditionNode(outgoing[index]!)!, known));
    const decided = texts.filter((_, index) => typeof own[index] === 'boolean');
    asked += decided.length;
    const said = `${JSON.stringify(decided)} with ${JSON.stringify(variables)}`;
    expect(await askEngine(decided, variables), said).toEqual(own.filter((value) => typeof value === 'boolean'));
  }
  expect(asked).toBeGreaterThan(300);
});

test('a condition that gives nothing fails in the engine', async () => {
  const flow = gateWith(['flag']).gate.outgoing[0]!;
  expect(conditionValue(conditionNode(flow)!, new Map([['flag', null]]))).toBe(null);
  await expect(askEngine(['flag'], { flag: null })).rejects.toThrow(/condition expression returns null/);
});

test('numbers are looked at once in each interval, and only where whole numbers are', () => {
  const { project, gate } = gateWith(['n < 3', 'n > 4 && n <= 9']);
  const table = flowTable(project, gate);
  expect(table?.rows.map(({ label, holds }) => [label, ...holds])).toEqual([
    ['n = less than 3', true, false],
    ['n = 3', false, false],
    ['n = 4', false, false],
    ['n = 9', false, true],
    ['n = 4 to 9', false, true],
    ['n = more than 9', false, false],
  ]);
});

test.each([
  ['a method', ['kind.isBig()', 'kind == "A"']],
  ['arithmetic', ['count + 1 == 2']],
  ['a variable of a variable', ['order.size == 2']],
  ['two types', ['size == 2', 'size == "2"']],
  ['two variables with each other', ['one == other']],
  ['no variable', ['true']],
  ['too many variables', ['one && two && three && four']],
])('nothing is said about %s', (_, conditions) => {
  const { project, gate } = gateWith(conditions);
  expect(flowTable(project, gate)).toBeUndefined();
});
