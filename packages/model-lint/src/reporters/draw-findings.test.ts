import { expect, test } from 'vitest';
import { exampleFinding } from '../../test/helpers/example-findings.ts';
import { createProject } from '../project/create-project.ts';
import { drawFindings } from './draw-findings.ts';
import { findPlaces } from './find-places.ts';

const drawn = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:x"
  xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC">
  <process id="order" isExecutable="true"><startEvent id="start" /></process>
  <di:BPMNDiagram id="d1"><di:BPMNPlane id="p1" bpmnElement="order">
    <di:BPMNShape id="s1" bpmnElement="start"><dc:Bounds x="0" y="0" width="36" height="36" /></di:BPMNShape>
  </di:BPMNPlane></di:BPMNDiagram>
</definitions>`;
const files = {
  'drawn.bpmn': drawn,
  'no-diagram.bpmn': drawn.replace(/<di:BPMNDiagram[\s\S]*BPMNDiagram>/, ''),
  'broken.bpmn': drawn.replace('<startEvent', '<startevent'),
};
const project = createProject({
  files: Object.entries(files).map(([fileName, text]) => ({ fileName, content: Buffer.from(text) })),
});

test('draws the models that have findings and can be drawn, with the worst severity of an element', async () => {
  const findings = ['warning', 'error', 'info'] as const;
  const pictures = await drawFindings(
    project,
    Object.keys(files).flatMap((file) =>
      findings.map((severity) => exampleFinding({ file, severity, elementId: 'start' })),
    ),
  );
  expect([...pictures.keys()]).toEqual(['drawn.bpmn']);
  expect(pictures.get('drawn.bpmn')).toMatch(/data-element-id="start"[^>]*data-highlight="failed"/);
});

test('finds where an element begins', () => {
  const placeOf = findPlaces(project);
  expect(placeOf('drawn.bpmn', 'start')).toMatchObject({ line: 3, column: 43 });
  expect([placeOf('drawn.bpmn', 'end'), placeOf('other.bpmn', 'start')]).toEqual([undefined, undefined]);
});
