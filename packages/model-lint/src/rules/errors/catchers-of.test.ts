import { type FlowNode, readProcessFile } from '@stepwright/model/graph';
import { expect, test } from 'vitest';
import { wholeText } from '../../../test/helpers/rule-example.ts';
import { catcherOf, levelsAround, type Thrown } from './catchers-of.ts';

const definitions = `<error id="no-stock" errorCode="NO_STOCK" /><error id="lost" errorCode="LOST" /><error id="any" />
<escalation id="late" escalationCode="LATE" />`;

const task = (id: string): string => `<serviceTask id="${id}" camunda:type="external" camunda:topic="work" />`;
const catching = (definition: string): string => (definition === '' ? '<errorEventDefinition />' : definition);
const error = (reference: string): string => `<errorEventDefinition errorRef="${reference}" />`;
const escalation = '<escalationEventDefinition escalationRef="late" />';

function boundary(id: string, host: string, definition = ''): string {
  return `<boundaryEvent id="${id}" attachedToRef="${host}">${catching(definition)}</boundaryEvent>`;
}

function handler(id: string, definition = '', inside = ''): string {
  return `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}-start">${catching(definition)}</startEvent>${inside}</subProcess>`;
}

function subprocess(id: string, inside: string): string {
  return `<subProcess id="${id}"><startEvent id="${id}-start" />${inside}</subProcess>`;
}

function nodeOf(process: string, id: string): FlowNode {
  const file = readProcessFile('order.bpmn', Buffer.from(wholeText({ process, definitions })));
  const node = file.processes[0]?.allNodes.find((one) => one.id === id);
  if (!node) throw new Error(`the model has no node ${id}`);
  return node;
}

function catcherIn(process: string, thrown: Omit<Thrown, 'node' | 'kind'> & Partial<Thrown>, at = 'a') {
  return catcherOf({ kind: 'error', ...thrown, node: nodeOf(process, at) })?.event.id;
}

test('the nearest level catches', () => {
  const inner = subprocess('sub', `${task('a')}${boundary('near', 'a', error('lost'))}`);
  const model = `${inner}${boundary('far', 'sub', error('no-stock'))}${handler('root')}`;
  expect(catcherIn(model, { code: 'LOST' })).toBe('near');
  expect(catcherIn(model, { code: 'NO_STOCK' })).toBe('far');
  expect(catcherIn(model, { code: 'OTHER' })).toBe('root-start');
});

test('nothing catches what no level has a catcher for', () => {
  expect(catcherIn(`${task('a')}${boundary('b', 'a', error('lost'))}`, { code: 'NO_STOCK' })).toBeUndefined();
});

test('on one activity the code goes before a catch-all, and of two equal ones the first', () => {
  const model = `${task('a')}${boundary('any', 'a')}${boundary('first', 'a', error('no-stock'))}${boundary('second', 'a', error('no-stock'))}`;
  expect(catcherIn(model, { code: 'NO_STOCK' })).toBe('first');
  expect(catcherIn(model, { code: 'LOST' })).toBe('any');
});

test('an error without a code catches everything', () => {
  expect(catcherIn(`${task('a')}${boundary('b', 'a', error('any'))}`, { code: 'LOST' })).toBe('b');
});

test('a catch-all event subprocess goes before the boundary event with the code', () => {
  const model = `${subprocess('sub', `${task('a')}${handler('inside')}`)}${boundary('outside', 'sub', error('no-stock'))}`;
  expect(catcherIn(model, { code: 'NO_STOCK' })).toBe('inside-start');
});

test('an event subprocess does not catch what is thrown inside of it, at any depth', () => {
  const rescue = handler('inside', '', subprocess('deep', task('a')));
  const model = `${subprocess('sub', rescue)}${boundary('outside', 'sub')}`;
  expect(catcherIn(model, { code: 'NO_STOCK' })).toBe('outside');
  expect(catcherIn(handler('root', '', task('a')), { code: 'NO_STOCK' })).toBeUndefined();
});

test('an event subprocess catches what an instance that it calls has thrown', () => {
  const model = handler('root', '', '<callActivity id="a" calledElement="other" />');
  expect(catcherIn(model, { code: 'NO_STOCK', isFromCalled: true })).toBe('root-start');
});

test('an escalation is caught by escalation events only, and not by the event subprocess that it stands in', () => {
  const end = `<endEvent id="a">${escalation}</endEvent>`;
  const caught = `${subprocess('sub', end)}${boundary('error', 'sub')}${boundary('told', 'sub', escalation)}`;
  expect(catcherIn(caught, { kind: 'escalation', code: 'LATE' })).toBe('told');
  expect(catcherIn(handler('root', escalation, end), { kind: 'escalation', code: 'LATE' })).toBeUndefined();
});

test('an escalation is caught by the event subprocess when it is deeper inside of it', () => {
  const deep = subprocess('deep', `<endEvent id="a">${escalation}</endEvent>`);
  expect(catcherIn(handler('root', escalation, deep), { kind: 'escalation', code: 'LATE' })).toBe('root-start');
});

test('the levels go outwards and end with the process', () => {
  const node = nodeOf(`${subprocess('sub', task('a'))}`, 'a');
  const levels = levelsAround({ kind: 'error', node }).map(({ kind, owner }) => [kind, owner?.id]);
  expect(levels).toEqual([
    ['boundary', 'a'],
    ['eventSubprocess', 'sub'],
    ['boundary', 'sub'],
    ['eventSubprocess', undefined],
  ]);
});
