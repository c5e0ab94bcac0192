import { type FlowNode, readProcessFile } from '@stepwright/model/graph';
import { expect, test } from 'vitest';
import { wholeText } from '../../../test/helpers/rule-example.ts';
import { LoopFinder, repetitionsOf, wayBackTo } from './repetitions-of.ts';

function nodesOf(process: string): ReadonlyMap<string, FlowNode> {
  const file = readProcessFile('order.bpmn', Buffer.from(wholeText({ process })));
  return new Map((file.processes[0]?.allNodes ?? []).map((node) => [node.id, node]));
}

function flows(...ids: readonly string[]): string {
  return ids
    .slice(1)
    .map(
      (target, index) =>
        `<sequenceFlow id="${ids[index]}-${target}" sourceRef="${ids[index]}" targetRef="${target}" />`,
    )
    .join('');
}

const tasks = (...ids: readonly string[]): string => ids.map((id) => `<task id="${id}" />`).join('');

test('finds the loop that a node is in, and the shortest way back', () => {
  const nodes = nodesOf(`${tasks('a', 'b', 'c', 'd')}${flows('a', 'b', 'c', 'b')}${flows('c', 'd')}`);
  const loops = new LoopFinder();
  const [b, a, d] = [nodes.get('b') as FlowNode, nodes.get('a') as FlowNode, nodes.get('d') as FlowNode];
  const loop = loops.loopOf(b) ?? [];
  expect(loop.map(({ id }) => id).sort()).toEqual(['b', 'c']);
  expect(wayBackTo(b, loop)).toEqual(['b', 'c', 'b']);
  expect([loops.loopOf(a), loops.loopOf(d)]).toEqual([undefined, undefined]);
});

test('a flow from a node to itself is a loop, and a way through a boundary event too', () => {
  const boundary = '<boundaryEvent id="late" attachedToRef="b"><timerEventDefinition /></boundaryEvent>';
  const nodes = nodesOf(`${tasks('a', 'b')}${boundary}${flows('a', 'a')}${flows('late', 'b')}`);
  const loops = new LoopFinder();
  const wayOf = (id: string) => wayBackTo(nodes.get(id) as FlowNode, loops.loopOf(nodes.get(id) as FlowNode) ?? []);
  expect(wayOf('a')).toEqual(['a', 'a']);
  expect(wayOf('b')).toEqual(['b', 'late', 'b']);
});

test('what repeats the activities around a node repeats the node', () => {
  const lines = `<subProcess id="lines"><multiInstanceLoopCharacteristics />${tasks('a')}</subProcess>`;
  const nodes = nodesOf(`${lines}${tasks('b')}${flows('lines', 'b', 'lines')}`);
  const found = repetitionsOf(nodes.get('a') as FlowNode, new LoopFinder());
  expect(found.map((one) => [one.kind, one.kind === 'loop' ? one.through.id : one.owner.id])).toEqual([
    ['multiInstance', 'lines'],
    ['loop', 'lines'],
  ]);
});

test('a loop of very many nodes needs no deep stack', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `n${index}`);
  const nodes = nodesOf(`${tasks(...ids)}${flows(...ids, 'n0')}`);
  expect(new LoopFinder().loopOf(nodes.get('n5') as FlowNode)).toHaveLength(20_000);
});
