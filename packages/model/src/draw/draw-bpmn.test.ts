import { describe, expect, test } from 'vitest';
import { allActivitiesModel, iconOfTask } from '../../test/activity-models.ts';
import { approvalModel } from '../../test/approval-model.ts';
import { allEventsModel, signOfDefinition } from '../../test/event-models.ts';
import { definitionsText, modelText } from '../../test/model-text.ts';
import { findAll, groupOf, linesOf, parseSvg, type SvgNode } from '../../test/parse-svg.ts';
import { ModelError } from '../model-error.ts';
import { type BpmnModel, readBpmn } from '../read-bpmn.ts';
import { type DrawBpmnOptions, drawBpmn } from './draw-bpmn.ts';

const draw = async (xml: string, options?: DrawBpmnOptions) => drawBpmn(await readBpmn(xml), options);
const parse = async (xml: string, options?: DrawBpmnOptions) => parseSvg(await draw(xml, options));
const valuesOf = (node: SvgNode, attribute: string) =>
  findAll(node, ({ attributes }) => attribute in attributes).map(({ attributes }) => attributes[attribute]);
const circlesOf = (node: SvgNode) => node.children.filter(({ name }) => name === 'circle');

function refusalOf(model: BpmnModel): unknown {
  try {
    return drawBpmn(model);
  } catch (error) {
    return error;
  }
}

describe('drawBpmn', () => {
  test('draws the approval model as the golden file shows it', async () => {
    const svg = await draw(approvalModel(), { title: 'Quote approval' });
    await expect(svg).toMatchFileSnapshot('../../test/golden/approval.svg');
  });

  test('gives the same bytes for the same model', async () => {
    const options = { title: 'Twice', highlight: { approve: 'active', start: 'done' } } as const;
    expect(await draw(approvalModel(), options)).toBe(await draw(approvalModel(), options));
  });

  test('gives each element with diagram interchange one group', async () => {
    const model = await readBpmn(approvalModel());
    const svg = drawBpmn(model);
    const shown = Array.from(approvalModel().matchAll(/bpmnElement="(\w+)"/g), ([, id]) => id).slice(1);
    const drawn = valuesOf(parseSvg(svg), 'data-element-id');
    expect(drawn.toSorted()).toEqual(shown.toSorted());
  });

  test('brings its own background, and nothing that acts, loads or needs a unique id', async () => {
    const svg = await draw(approvalModel());
    const root = parseSvg(svg);
    const [x, y, width, height] = root.attributes.viewBox!.split(' ');
    const background = root.children.find(({ name }) => name === 'rect');
    expect(background?.attributes).toEqual({ x, y, width, height, fill: '#ffffff' });
    expect(root.attributes['font-family']).toMatch(/sans-serif$/);
    expect(findAll(root, ({ name }) => /^(script|style|image|use|a|foreignObject)$/.test(name))).toEqual([]);
    expect(valuesOf(root, 'id')).toEqual([]);
  });

  test('keeps names from becoming markup', async () => {
    const name = '&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;';
    const xml = modelText([
      { id: 't', xml: `<bpmn:task id="t" name="${name}"/>`, at: '0 0 300 80' },
      { id: 'e', xml: `<bpmn:endEvent id="e" name="${name}&#1;"/>`, at: '400 0 36 36' },
    ]);
    const svg = await draw(xml, { title: '<script>' });
    expect(svg).not.toContain('<script');
    expect(linesOf(groupOf(parseSvg(svg), 't')).join('')).toBe('<script>alert("&")</script>');
    expect(svg).toContain('\uFFFD');
  });

  test.each(Object.entries(signOfDefinition))(
    'draws the sign of a %s in every kind of event',
    async (definition, sign) => {
      const root = await parse(allEventsModel());
      for (const id of ['startEvent-i', 'startEvent-n', 'intermediateCatchEvent-i', 'boundaryEvent-i', 'endEvent-i']) {
        expect(valuesOf(groupOf(root, `${id}-${definition}`), 'data-icon')).toEqual([sign]);
      }
      const fillOf = (id: string) =>
        findAll(groupOf(root, id), (node) => 'data-icon' in node.attributes)[0]?.attributes.fill;
      expect(fillOf(`intermediateThrowEvent-i-${definition}`)).not.toBe(
        fillOf(`intermediateCatchEvent-i-${definition}`),
      );
    },
  );

  test.each([
    ['startEvent-i', 1, false, '1.5'],
    ['startEvent-n', 1, true, '1.5'],
    ['intermediateCatchEvent-i', 2, false, '1.5'],
    ['intermediateThrowEvent-i', 2, false, '1.5'],
    ['boundaryEvent-i', 2, false, '1.5'],
    ['boundaryEvent-n', 2, true, '1.5'],
    ['endEvent-i', 1, false, '3.5'],
  ])('draws %s with %i circles, dashed: %s, stroke %s', async (id, count, isDashed, stroke) => {
    const circles = circlesOf(groupOf(await parse(allEventsModel()), `${id}-none`));
    expect(circles).toHaveLength(count);
    for (const { attributes } of circles) {
      expect('stroke-dasharray' in attributes).toBe(isDashed);
      expect(attributes['stroke-width']).toBe(stroke);
    }
  });

  test.each(Object.entries(iconOfTask))('draws the icon of a %s', async (tag, icon) => {
    expect(valuesOf(groupOf(await parse(allActivitiesModel()), tag), 'data-icon')).toEqual([icon]);
  });

  test.each([
    ['sequential', ['sequential']],
    ['parallel', ['parallel']],
    ['loop', ['loop']],
    ['undo', ['compensation']],
    ['sub', ['parallel', 'collapsed']],
    ['adhoc', ['collapsed', 'ad-hoc']],
    ['open', ['sequential']],
    ['task', []],
  ])('draws the markers of %s', async (id, markers) => {
    expect(valuesOf(groupOf(await parse(allActivitiesModel()), id), 'data-marker')).toEqual(markers);
  });

  test.each([
    ['exclusiveGateway', 'exclusive'],
    ['parallelGateway', 'parallel'],
    ['inclusiveGateway', 'inclusive'],
    ['eventBasedGateway', 'event-based'],
    ['complexGateway', 'complex'],
  ])('draws the sign of an %s', async (tag, sign) => {
    expect(valuesOf(groupOf(await parse(allActivitiesModel()), tag), 'data-icon')).toEqual([sign]);
  });

  test('draws an event subprocess dotted, a call activity thick', async () => {
    const root = await parse(approvalModel());
    expect(groupOf(root, 'cancelled').children.find(({ name }) => name === 'rect')?.attributes).toHaveProperty(
      'stroke-dasharray',
    );
    expect(groupOf(root, 'undo').children.find(({ name }) => name === 'rect')?.attributes['stroke-width']).toBe('4');
  });

  test('marks a default flow, and a conditional flow only where no gateway says so', async () => {
    const task = (id: string, x: number, more = '') => ({
      id,
      xml: `<bpmn:task id="${id}" ${more}/>`,
      at: `${x} 0 100 80`,
    });
    const condition = '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">#{x}</bpmn:conditionExpression>';
    const flow = (id: string, from: string, to: string, points: string, more = '') => ({
      id,
      xml: `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${more}</bpmn:sequenceFlow>`,
      points,
    });
    const gateway = { id: 'g', xml: '<bpmn:exclusiveGateway id="g" default="gb"/>', at: '0 200 50 50' };
    const flows = [
      flow('ab', 'a', 'b', '100,40 200,40', condition),
      flow('ga', 'g', 'a', '25,200 25,80', condition),
      flow('gb', 'g', 'b', '50,225 250,225 250,80'),
    ];
    const root = await parse(modelText([task('a', 0), task('b', 200), gateway], flows));
    expect(valuesOf(groupOf(root, 'ab'), 'data-marker')).toEqual(['condition']);
    expect(valuesOf(groupOf(root, 'ga'), 'data-marker')).toEqual([]);
    expect(valuesOf(groupOf(root, 'gb'), 'data-marker')).toEqual(['default']);
  });

  test('shows progress by colour and, for who does not see it, by a sign; passes over ids without a drawing', async () => {
    const highlight = {
      approve: 'active',
      start: 'done',
      reserve: 'failed',
      'approve#multiInstanceBody': 'active',
    } as const;
    const root = await parse(approvalModel(), { highlight });
    expect(valuesOf(root, 'data-highlight').toSorted()).toEqual(['active', 'done', 'failed']);
    expect(valuesOf(groupOf(root, 'reserve'), 'data-badge')).toEqual(['failed']);
    expect(groupOf(root, 'send').attributes).not.toHaveProperty('data-highlight');
  });

  test.each(['failed', 'warning', 'info'] as const)('marks what was found: %s', async (kind) => {
    const root = await parse(approvalModel(), { highlight: { reserve: kind } });
    expect(valuesOf(root, 'data-highlight')).toEqual([kind]);
    expect(valuesOf(groupOf(root, 'reserve'), 'data-badge')).toEqual([kind]);
  });

  test('names the picture', async () => {
    const root = await parse(approvalModel(), { title: 'Quote approval' });
    expect(root.attributes['aria-label']).toBe('Quote approval');
    expect(root.children[0]).toMatchObject({ name: 'title', text: 'Quote approval' });
  });

  test('draws a second plane below the first', async () => {
    const closed = '<bpmn:subProcess id="s" name="Closed"><bpmn:task id="inside" name="Inside"/></bpmn:subProcess>';
    const plane = `<bpmndi:BPMNDiagram id="d2"><bpmndi:BPMNPlane id="p2" bpmnElement="s">
      <bpmndi:BPMNShape id="i_di" bpmnElement="inside"><dc:Bounds x="0" y="0" width="100" height="80"/></bpmndi:BPMNShape>
      </bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`;
    const xml = modelText([{ id: 's', xml: closed, at: '0 0 100 80' }]).replace('</bpmn:definitions>', plane);
    const root = await parse(xml);
    const moved = findAll(root, ({ attributes }) => attributes.transform === 'translate(0 143.6)');
    expect(moved.flatMap((node) => valuesOf(node, 'data-element-id'))).toEqual(['inside']);
    expect(Number(root.attributes.height)).toBeGreaterThan(200);
  });

  test.each([
    ['no diagram', '<bpmn:process id="p"/>', '', 'MODEL_WITHOUT_DIAGRAM', 'lay it out in a modeler'],
    [
      'a shape without an element',
      '<bpmn:process id="p"/>',
      '<bpmndi:BPMNShape id="x"><dc:Bounds x="0" y="0" width="9" height="9"/></bpmndi:BPMNShape>',
      'MODEL_DIAGRAM_BROKEN',
      'BPMNShape x has no bpmnElement',
    ],
    [
      'a shape without bounds',
      '<bpmn:process id="p"><bpmn:task id="t"/></bpmn:process>',
      '<bpmndi:BPMNShape id="x" bpmnElement="t"/>',
      'MODEL_DIAGRAM_BROKEN',
      'BPMNShape x has no bounds',
    ],
    [
      'bounds that are no numbers',
      '<bpmn:process id="p"><bpmn:task id="t"/></bpmn:process>',
      '<bpmndi:BPMNShape id="x" bpmnElement="t"><dc:Bounds x="a" y="0" width="9" height="9"/></bpmndi:BPMNShape>',
      'MODEL_DIAGRAM_BROKEN',
      'BPMNShape x has no bounds',
    ],
    [
      'a line without waypoints',
      '<bpmn:process id="p"><bpmn:association id="t" sourceRef="p" targetRef="p"/></bpmn:process>',
      '<bpmndi:BPMNEdge id="x" bpmnElement="t"/>',
      'MODEL_DIAGRAM_BROKEN',
      'two different waypoints',
    ],
    [
      'a choreography task',
      '<bpmn:choreography id="p"><bpmn:choreographyTask id="t"/></bpmn:choreography>',
      '<bpmndi:BPMNShape id="x" bpmnElement="t"><dc:Bounds x="0" y="0" width="9" height="9"/></bpmndi:BPMNShape>',
      'MODEL_SHAPE_UNSUPPORTED',
      'bpmn:ChoreographyTask t has no drawing',
    ],
  ])('refuses %s', async (_, roots, di, code, message) => {
    const xml = definitionsText(roots, 'p', []).replace('</bpmndi:BPMNPlane>', `${di}</bpmndi:BPMNPlane>`);
    const model = await readBpmn(xml, { fileName: 'a.bpmn' });
    const error = refusalOf(model);
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ code, message: expect.stringContaining(message) });
  });
});
