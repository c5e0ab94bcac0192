import { expect, test } from 'vitest';
import { approvalModel } from '../../test/approval-model.ts';
import { modelText } from '../../test/model-text.ts';
import { findAll, groupOf, parseSvg, type SvgNode } from '../../test/parse-svg.ts';
import { readBpmn } from '../read-bpmn.ts';
import { type DrawBpmnOptions, drawBpmn } from './draw-bpmn.ts';
import { heatSteps } from './heat.ts';

const task = (id: string, x: number) => ({ id, xml: `<bpmn:task id="${id}"/>`, at: `${x} 0 100 80` });
const flow = (id: string, from: string, to: string, points: string) => ({
  id,
  xml: `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`,
  points,
});
const row = modelText(
  [task('a', 0), task('b', 200), task('c', 400)],
  [flow('ab', 'a', 'b', '100,40 200,40'), flow('bc', 'b', 'c', '300,40 400,40')],
);

const draw = async (xml: string, options: DrawBpmnOptions): Promise<SvgNode> =>
  parseSvg(drawBpmn(await readBpmn(xml), options));
const valuesIn = (node: SvgNode, attribute: string) =>
  findAll(node, ({ attributes }) => attribute in attributes).map(({ attributes }) => attributes[attribute]);
const textsIn = (node: SvgNode) =>
  findAll(node, ({ name }) => name === 'text' || name === 'tspan').map(({ text }) => text);

test('what never ran has a dashed outline, and every shape says how often it ran', async () => {
  const root = await draw(row, { heat: { a: { hits: 12 }, b: { hits: 1 }, c: { hits: 0 }, bc: { hits: 0 } } });
  expect(valuesIn(groupOf(root, 'a'), 'stroke-dasharray')).toEqual([]);
  expect(valuesIn(groupOf(root, 'c'), 'stroke-dasharray')).toHaveLength(1);
  expect(valuesIn(groupOf(root, 'bc'), 'stroke-dasharray')).toHaveLength(1);
  expect(['a', 'b', 'c'].map((id) => textsIn(groupOf(root, id)).at(-1))).toEqual(['12', '1', '0']);
  expect(groupOf(root, 'a').attributes['data-hits']).toBe('12');
  expect(groupOf(root, 'ab').attributes).not.toHaveProperty('data-hits');
});

test('what ran more often has a stronger shade and a thicker line', async () => {
  const root = await draw(row, {
    heat: { a: { hits: 100 }, b: { hits: 1 }, ab: { hits: 100 }, bc: { hits: 1 }, c: { hits: 0 } },
  });
  const fillOf = (id: string) => groupOf(root, id).children.find(({ name }) => name === 'rect')?.attributes.fill;
  const widthOf = (id: string) => Number(valuesIn(groupOf(root, id), 'stroke-width')[0]);
  expect(new Set([fillOf('a'), fillOf('b'), fillOf('c')]).size).toBe(3);
  expect(widthOf('ab')).toBeGreaterThan(widthOf('bc'));
});

test('a flow of whose condition one way never happened has a sign, and the legend says what it means', async () => {
  const heat = { a: { hits: 3 }, ab: { hits: 3, isPartial: true }, bc: { hits: 0 } };
  const root = await draw(row, { heat, legend: ['nodes 1/3 (33.3 %)'] });
  expect(valuesIn(groupOf(root, 'ab'), 'data-badge')).toEqual(['half']);
  expect(valuesIn(groupOf(root, 'bc'), 'data-badge')).toEqual([]);
  const legend = findAll(root, ({ attributes }) => attributes['data-kind'] === 'legend')[0]!;
  expect(textsIn(legend).join(' ')).toMatch(/never.*1×.*2×.*3×.*one way only.*nodes 1\/3 \(33\.3 %\)/);
});

test('a highlight goes before heat, and without heat there is no legend', async () => {
  const root = await draw(row, { heat: { a: { hits: 0 } }, highlight: { a: 'done' } });
  expect(valuesIn(groupOf(root, 'a'), 'data-badge')).toEqual(['done']);
  expect(valuesIn(groupOf(root, 'a'), 'stroke-dasharray')).toEqual([]);
  const plain = await draw(row, { legend: ['not shown'] });
  expect(findAll(plain, ({ attributes }) => attributes['data-kind'] === 'legend')).toEqual([]);
});

test('the picture ends below its legend', async () => {
  const heightOf = async (options: DrawBpmnOptions) => Number((await draw(approvalModel(), options)).attributes.height);
  expect(await heightOf({ heat: {}, legend: ['a', 'b'] })).toBeGreaterThan((await heightOf({ heat: {} })) + 30);
});

test.each([
  [1, ['1-1']],
  [3, ['1-1', '2-2', '3-3']],
  [100, ['1-2', '3-6', '7-15', '16-39', '40-100']],
  [0, []],
])('the shades of at most %i hits are ranges without a gap', (most, ranges) => {
  expect(heatSteps(most).map(({ from, to }) => `${from}-${to}`)).toEqual(ranges);
});
