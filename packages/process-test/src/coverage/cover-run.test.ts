import { expect, test } from 'vitest';
import { flow, path } from '../../test/helpers/bpmn-text.ts';
import { historyOf, subjectOf } from '../../test/helpers/covered-process.ts';
import type { ProcessUnderTest } from '../process-under-test.ts';
import type { RunHistory } from '../run/run-history.ts';
import { coverRun } from './cover-run.ts';
import type { CoverageKind } from './coverage-item.ts';

/** The covered items of a kind with their hits. */
function hitsOf(subject: ProcessUnderTest, history: RunHistory, kind: CoverageKind): Record<string, number> {
  const items = coverRun(subject, history).items.filter((item) => item.kind === kind && item.hits > 0);
  return Object.fromEntries(items.map(({ id, hits }) => [id, hits]));
}

const timer = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';
const tasks = (...ids: readonly string[]) => ids.map((id) => `<userTask id="${id}"/>`).join('\n');
const line = ['<startEvent id="s"/>', tasks('a', 'b'), '<endEvent id="e"/>', path('s', 'a', 'b', 'e')];
const late = `<boundaryEvent id="late" attachedToRef="a">${timer}</boundaryEvent><endEvent id="e2"/>${path('late', 'e2')}`;

test('nothing is covered by an empty history, and every item says where it stands', () => {
  const { process, items } = coverRun(subjectOf(line), historyOf());
  expect(process).toBe('p');
  expect(items.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    ...['s', 'a', 'b', 'e'].map((id) => `nodes ${id}`),
    ...['s-a', 'a-b', 'b-e'].map((id) => `flows ${id}`),
  ]);
  expect(items.every(({ hits }) => hits === 0)).toBe(true);
  expect(items.find(({ id }) => id === 'b')).toMatchObject({ file: 'p.bpmn', line: 7, column: 1, element: 'b' });
});

test('a passage that is missing in the history covers neither its node nor the flows beside it', () => {
  const history = historyOf('s', 'a', 'e');
  expect(hitsOf(subjectOf(line), history, 'nodes')).toEqual({ s: 1, a: 1, e: 1 });
  expect(hitsOf(subjectOf(line), history, 'flows')).toEqual({ 's-a': 1 });
});

test('a task that goes on does not cover the flow behind it, even when its target is told of', () => {
  expect(hitsOf(subjectOf(line), historyOf('s', 'a…'), 'flows')).toEqual({ 's-a': 1 });
  expect(hitsOf(subjectOf(line), historyOf('s', 'a…', 'b…'), 'flows')).toEqual({ 's-a': 1 });
});

test('a task that was made to leave does not cover the flow behind it', () => {
  const subject = subjectOf([...line, late]);
  expect(hitsOf(subject, historyOf('s', 'a!', 'late', 'e2', 'b…'), 'flows')).toEqual({ 's-a': 1, 'late-e2': 1 });
});

test('a flow is not covered by a target that began before its source ended', () => {
  expect(hitsOf(subjectOf(line), historyOf('s', 'b…', 'a'), 'flows')).toEqual({ 's-a': 1 });
});

test('passages of another process, and of elements that the model does not have, cover nothing', () => {
  const { passages, ...rest } = historyOf('s', 'a', 'gone');
  const history = { ...rest, passages: passages.map((passage) => ({ ...passage, process: 'q' })) };
  expect(coverRun(subjectOf(line), history).items.filter(({ hits }) => hits > 0)).toEqual([]);
  expect(hitsOf(subjectOf(line), historyOf('gone', 'b…'), 'flows')).toEqual({});
});

test('of two flows from one gateway to one node neither is covered, and of two from a task both are', () => {
  const twice = (tag: string) =>
    subjectOf([
      `<startEvent id="s"/><${tag} id="x"/>`,
      tasks('b'),
      path('s', 'x'),
      flow('x', 'b', 'n > 1', 'f1'),
      flow('x', 'b', tag === 'manualTask' ? undefined : 'n > 2', 'f2'),
    ]);
  expect(hitsOf(twice('exclusiveGateway'), historyOf('s', 'x', 'b'), 'flows')).toEqual({ 's-x': 1 });
  expect(hitsOf(twice('manualTask'), historyOf('s', 'x', 'b', 'b'), 'flows')).toEqual({ 's-x': 1, f1: 1, f2: 1 });
});

test('what ends in one passage of a subprocess leads to nothing in another', () => {
  const subject = subjectOf([`<subProcess id="sub">${tasks('a', 'b')}${path('a', 'b')}</subProcess>`]);
  const { passages, ...rest } = historyOf('sub…', 'sub…', 'a', 'a…', 'b…');
  const inside = (around: string) => {
    const moved = passages.map((passage, index) =>
      index < 2 ? passage : { ...passage, around: index === 2 ? '0' : around },
    );
    return hitsOf(subject, { ...rest, passages: moved }, 'flows');
  };
  expect(inside('1')).toEqual({});
  expect(inside('0')).toEqual({ 'a-b': 1 });
});

test('a node that two others can have led to leaves in doubt which flow was taken, until all three are told of', () => {
  const subject = subjectOf([tasks('a', 'b', 'c'), path('a', 'c'), path('b', 'c')]);
  expect(hitsOf(subject, historyOf('a', 'b', 'c'), 'flows')).toEqual({});
  expect(hitsOf(subject, historyOf('a', 'c', 'b'), 'flows')).toEqual({ 'a-c': 1 });
  expect(hitsOf(subject, historyOf('a', 'b', 'c', 'c'), 'flows')).toEqual({ 'a-c': 1, 'b-c': 1 });
});

test('a parallel gateway lets one go for as many as flows lead in', () => {
  const join = '<parallelGateway id="j"/>';
  const subject = subjectOf([tasks('a', 'b', 'c'), join, path('a', 'j', 'c'), path('b', 'j')]);
  const both = { 'a-j': 1, 'b-j': 1 };
  expect(hitsOf(subject, historyOf('a', 'b', 'j', 'j', 'c'), 'flows')).toEqual({ ...both, 'j-c': 1 });
  expect(hitsOf(subject, historyOf('a', 'b', 'j', 'c', 'j'), 'flows')).toEqual(both);
  expect(hitsOf(subject, historyOf('a', 'j…', 'c'), 'flows')).toEqual({ 'a-j': 1 });
});

const choice = [
  '<startEvent id="s"/><exclusiveGateway id="x" default="x-d"/>',
  tasks('b', 'c', 'd'),
  path('s', 'x'),
  flow('x', 'b', 'n == 1'),
  flow('x', 'd'),
  flow('x', 'c', 'n == 2'),
];

test.each([
  ['the first', 'b', { 'x-b=true': 1 }],
  ['the second', 'c', { 'x-b=false': 1, 'x-c=true': 1 }],
  ['the default', 'd', { 'x-b=false': 1, 'x-c=false': 1 }],
])('an exclusive gateway evaluates up to %s flow that holds', (_, target, ways) => {
  expect(hitsOf(subjectOf(choice), historyOf('s', 'x', target), 'conditions')).toEqual(ways);
});

test('a history in which one choice took two flows is not one of the model, and covers no flow', () => {
  expect(hitsOf(subjectOf(choice), historyOf('s', 'x', 'b…', 'c…'), 'flows')).toEqual({});
});

test('a gateway that has not been left has evaluated nothing', () => {
  expect(hitsOf(subjectOf(choice), historyOf('s', 'x…'), 'conditions')).toEqual({});
  expect(hitsOf(subjectOf(choice), historyOf('s', 'x'), 'conditions')).toEqual({});
});

const several = (target = '') => [
  `<startEvent id="s"/><inclusiveGateway id="x" default="x-d"/><userTask id="c" ${target}/>`,
  tasks('b', 'd'),
  path('s', 'x'),
  flow('x', 'b', 'n > 1'),
  flow('x', 'c', 'n > 2'),
  flow('x', 'd'),
];

test('an inclusive gateway evaluates all conditions', () => {
  const subject = subjectOf(several());
  expect(hitsOf(subject, historyOf('s', 'x', 'b…', 'c…'), 'conditions')).toEqual({ 'x-b=true': 1, 'x-c=true': 1 });
  expect(hitsOf(subject, historyOf('s', 'x', 'b…'), 'conditions')).toEqual({ 'x-b=true': 1, 'x-c=false': 1 });
  expect(hitsOf(subject, historyOf('s', 'x', 'd…'), 'conditions')).toEqual({ 'x-b=false': 1, 'x-c=false': 1 });
});

test('a condition is not said to have failed when its target may wait for a job, or something ended the scope', () => {
  const waiting = subjectOf(several('camunda:asyncBefore="true"'));
  expect(hitsOf(waiting, historyOf('s', 'x', 'b…'), 'conditions')).toEqual({ 'x-b=true': 1 });
  expect(hitsOf(subjectOf(several()), historyOf('s', 'x', 'b!'), 'conditions')).toEqual({ 'x-b=true': 1 });
});

test('an error is covered when its worker raised it, at this element', () => {
  const reserve = '<serviceTask id="one" camunda:type="external" camunda:topic="reserve"/>';
  const subject = subjectOf([reserve, reserve.replace('one', 'two')]);
  const raised = [{ process: 'p', element: 'two', code: 'NO_STOCK' }];
  expect(coverRun(subject, historyOf('one', 'two')).items.filter(({ kind }) => kind === 'errors')).toHaveLength(4);
  expect(hitsOf(subject, historyOf('one', 'two'), 'errors')).toEqual({});
  expect(hitsOf(subject, { ...historyOf('one', 'two'), raised }, 'errors')).toEqual({ 'two!NO_STOCK': 1 });
});

test('a timer is covered when it fired, not while it waits or when it was cancelled', () => {
  const wait = `<intermediateCatchEvent id="wait">${timer}</intermediateCatchEvent>`;
  const subject = subjectOf([...line, late, wait]);
  expect(hitsOf(subject, historyOf('s', 'a', 'wait…'), 'timers')).toEqual({});
  expect(hitsOf(subject, historyOf('s', 'a', 'wait!'), 'timers')).toEqual({});
  expect(hitsOf(subject, historyOf('s', 'a!', 'late', 'wait'), 'timers')).toEqual({ late: 1, wait: 1 });
});

const rule = (id: string) => `<rule id="${id}"><inputEntry><text>1</text></inputEntry></rule>`;
const table = (id: string, more = '') =>
  `<decision id="${id}">${more}<decisionTable>${rule(`${id}1`)}${rule(`${id}2`)}</decisionTable></decision>`;
const needed = '<informationRequirement><requiredDecision href="#base"/></informationRequirement>';
const tables = `<definitions>${table('level', needed)}${table('base')}${table('unused')}</definitions>`;

test('rules are those of the decisions that the model calls and of those that they need', () => {
  const call = '<businessRuleTask id="decide" camunda:decisionRef="level" camunda:resultVariable="r"/>';
  const subject = subjectOf([call], { name: 'level.dmn', content: tables });
  const rules = coverRun(subject, historyOf('decide')).items.filter(({ kind }) => kind === 'rules');
  expect(rules.map(({ id }) => id)).toEqual(['level#level1', 'level#level2', 'base#base1', 'base#base2']);
  expect(rules[0]).toMatchObject({ file: 'level.dmn', element: 'level1', hits: 0 });
  const decisions = [{ decision: 'level', ruleIds: ['level2'] }];
  expect(hitsOf(subject, { ...historyOf('decide'), decisions }, 'rules')).toEqual({ 'level#level2': 1 });
});

test('a decision file that is no XML is refused by its name', () => {
  const call = '<businessRuleTask id="decide" camunda:decisionRef="level"/>';
  const subject = subjectOf([call], { name: 'level.dmn', content: '<definitions>' });
  expect(() => coverRun(subject, historyOf())).toThrow('FILE_UNREADABLE: level.dmn cannot be read');
});

test('link events and the boundary event of a compensation, of which no history tells, count as what follows them', () => {
  const link = '<linkEventDefinition name="over"/>';
  const subject = subjectOf([
    tasks('a', 'b'),
    `<intermediateThrowEvent id="to">${link}</intermediateThrowEvent>${path('a', 'to')}`,
    `<intermediateCatchEvent id="from">${link}</intermediateCatchEvent>${path('from', 'b')}`,
    '<boundaryEvent id="undoes" attachedToRef="a"><compensateEventDefinition/></boundaryEvent>',
    '<manualTask id="undo" isForCompensation="true"/><association id="x" sourceRef="undoes" targetRef="undo"/>',
  ]);
  expect(hitsOf(subject, historyOf('a'), 'nodes')).toEqual({ a: 1 });
  expect(hitsOf(subject, historyOf('a', 'b…'), 'nodes')).toEqual({ a: 1, b: 1, to: 1, from: 1 });
  expect(hitsOf(subject, historyOf('a', 'b…'), 'flows')).toEqual({ 'a-to': 1, 'from-b': 1 });
  expect(hitsOf(subject, historyOf('a', 'undo'), 'nodes')).toEqual({ a: 1, undo: 1, undoes: 1 });
});

test('a multi-instance activity is entered once by its flow, and covered by each instance that ran', () => {
  const loop =
    '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';
  const subject = subjectOf([tasks('a', 'b'), `<userTask id="each">${loop}</userTask>`, path('a', 'each', 'b')]);
  const { passages, ...rest } = historyOf('a', 'each#multiInstanceBody', 'each', 'each', 'b…');
  const inBody = passages.map((passage) => (passage.element === 'each' ? { ...passage, around: '1' } : passage));
  expect(hitsOf(subject, { ...rest, passages: inBody }, 'nodes')).toEqual({ a: 1, each: 2, b: 1 });
  expect(hitsOf(subject, { ...rest, passages: inBody }, 'flows')).toEqual({ 'a-each': 1, 'each-b': 1 });
  expect(hitsOf(subject, historyOf('a', 'each#multiInstanceBody', 'b…'), 'nodes')).toEqual({ a: 1, b: 1 });
});
