import { expect, test } from 'vitest';
import { flow, modelText, path, processText } from '../../test/helpers/bpmn-text.ts';
import { contract, historyOf } from '../../test/helpers/covered-process.ts';
import { processUnderTest } from '../process-under-test.ts';
import { coverRun, coverRuns } from './cover-run.ts';
import { drawCoverage } from './draw-coverage.ts';

const diNamespaces =
  'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"';
const shape = (id: string, x: number) =>
  `<bpmndi:BPMNShape id="${id}-s" bpmnElement="${id}"><dc:Bounds x="${x}" y="0" width="60" height="40"/></bpmndi:BPMNShape>`;
const edge = (id: string, from: number) =>
  `<bpmndi:BPMNEdge id="${id}-l" bpmnElement="${id}"><di:waypoint x="${from}" y="20"/><di:waypoint x="${from + 40}" y="20"/></bpmndi:BPMNEdge>`;
const plane = [shape('s', 0), shape('x', 100), shape('b', 200), shape('c', 300), edge('s-x', 60), edge('x-b', 160)];
const diagram = `<bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="l" bpmnElement="p">${plane.join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;
const model = modelText(
  processText(
    'p',
    '<startEvent id="s"/><exclusiveGateway id="x" default="x-c"/><userTask id="b"/><userTask id="c"/>',
    path('s', 'x', 'c'),
    flow('x', 'b', 'n == 1'),
  ),
  diagram,
).replace('<definitions ', `<definitions ${diNamespaces} `);
const subject = processUnderTest(contract, [{ name: 'p.bpmn', content: model }]);
const hitsOf = (svg: string, id: string) =>
  new RegExp(`data-element-id="${id}"[^>]* data-hits="(\\d+)"`).exec(svg)?.[1];

test('a picture has the hits of each element, a sign for half a condition, and the numbers below', async () => {
  const svg = await drawCoverage(subject, coverRun(subject, historyOf('s', 'x', 'b…')));
  expect(['s', 'x', 'b', 'c', 'x-b'].map((id) => hitsOf(svg, id))).toEqual(['1', '1', '1', '0', '1']);
  expect(svg.match(/data-badge="half"/g)).toHaveLength(2);
  expect(svg).toContain('nodes 3/4 (75 %), flows 2/3 (66.6 %), conditions 1/2 (50 %)');
  expect(svg).toContain('aria-label="Coverage of p"');
});

test('a condition that can go one way only is not half a condition', async () => {
  const last = model.replace(' default="x-c"', '').replace(flow('x', 'c'), flow('x', 'c', 'n == 2'));
  const whole = processUnderTest(contract, [{ name: 'p.bpmn', content: last }]);
  const both = [historyOf('s', 'x', 'b…'), historyOf('s', 'x', 'c…')];
  const svg = await drawCoverage(whole, coverRuns(whole, both));
  expect(svg).toContain('conditions 3/3 (100 %)');
  expect(svg).not.toContain('data-badge="half"');
});

test('a file that is not there cannot be drawn', async () => {
  const drawing = drawCoverage(subject, coverRun(subject, historyOf()), { file: 'q.bpmn' });
  await expect(drawing).rejects.toThrow('PROCESS_NOT_FOUND: There is no file q.bpmn to draw; the files are: p.bpmn.');
});
