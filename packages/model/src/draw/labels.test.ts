import { describe, expect, test } from 'vitest';
import { allActivitiesModel } from '../../test/activity-models.ts';
import { approvalModel } from '../../test/approval-model.ts';
import { modelText } from '../../test/model-text.ts';
import { readBpmn } from '../read-bpmn.ts';
import { type Diagram, readDiagrams } from './diagram.ts';
import { overlapArea } from './geometry.ts';
import { placeLabels } from './labels.ts';
import { isContainer } from './shape-kind.ts';

const diagramOf = async (xml: string): Promise<Diagram> => readDiagrams(await readBpmn(xml))[0]!;
const event = (id: string, at: string, label?: string) => ({
  id,
  xml: `<bpmn:startEvent id="${id}" name="${id}"/>`,
  at,
  ...(label ? { label } : {}),
});

describe('placeLabels', () => {
  test.each([
    ['approval', approvalModel()],
    ['gallery', allActivitiesModel()],
  ])('lets no label of the %s model stand on a shape or on another label', async (_, xml) => {
    const diagram = await diagramOf(xml);
    const labels = placeLabels(diagram);
    const shapes = diagram.shapes.filter((shape) => !isContainer(shape));
    expect(labels.length).toBeGreaterThan(4);
    for (const [index, label] of labels.entries()) {
      for (const shape of shapes)
        expect([label.ownerId, shape.id, overlapArea(label.bounds, shape.bounds)]).toEqual([
          label.ownerId,
          shape.id,
          0,
        ]);
      for (const other of labels.slice(index + 1)) expect(overlapArea(label.bounds, other.bounds)).toBe(0);
    }
  });

  test('puts a label where the file says', async () => {
    const [label] = placeLabels(await diagramOf(modelText([event('here', '0 0 36 36', '100 60 40 14')])));
    expect(label!.bounds.y).toBe(60);
    expect(label!.bounds.x + label!.bounds.width / 2).toBe(120);
  });

  test('leaves the place of the file when a shape stands there', async () => {
    const shapes = [
      event('crowded', '0 0 36 36', '-10 40 60 14'),
      { id: 't', xml: '<bpmn:task id="t"/>', at: '-40 40 100 80' },
    ];
    const [label] = placeLabels(await diagramOf(modelText(shapes)));
    expect(label!.bounds.y).toBeLessThan(0);
  });

  test('names lines that begin on one trunk where they run alone', async () => {
    const tasks = ['a', 'b'].map((id, row) => ({
      id,
      xml: `<bpmn:task id="${id}"/>`,
      at: `200 ${100 + row * 120} 100 80`,
    }));
    const gateway = { id: 'g', xml: '<bpmn:exclusiveGateway id="g"/>', at: '0 0 50 50' };
    const flows = ['25,50 25,140 200,140', '25,50 25,260 200,260'].map((points, index) => {
      const id = `to-${tasks[index]!.id}`;
      return {
        id,
        xml: `<bpmn:sequenceFlow id="${id}" name="${id}" sourceRef="g" targetRef="${tasks[index]!.id}"/>`,
        points,
      };
    });
    const labels = placeLabels(await diagramOf(modelText([gateway, ...tasks], flows)));
    const baseline = (index: number) => labels[index]!.bounds.y + labels[index]!.bounds.height;
    expect([baseline(0), baseline(1)]).toEqual([136, 256]);
  });

  test('gives nothing to an element without a name', async () => {
    const shape = { id: 'e', xml: '<bpmn:startEvent id="e" name="  "/>', at: '0 0 36 36' };
    expect(placeLabels(await diagramOf(modelText([shape])))).toEqual([]);
  });
});
