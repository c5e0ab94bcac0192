// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { expect, test } from 'vitest';
import { readProcessFile } from './process-file.ts';

const head =
  '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">';

function read(content: string) {
  const file = readProcessFile('order.bpmn', Buffer.from(`${head}${content}</definitions>`));
  const [process] = file.processes;
  if (!process) throw new Error('no process');
  return { file, process, node: (id: string) => process.allNodes.find((one) => one.id === id) };
}

test('a process is its nodes and flows, those of subprocesses too, tied to each other', () => {
  const { process, node } = read(`
<process id="p" isExecutable="true">
  <startEvent id="s"/>
  <sequenceFlow id="f1" sourceRef="s" targetRef="sub"/>
  <subProcess id="sub">
    <startEvent id="s2"/><sequenceFlow id="f2" sourceRef="s2" targetRef="work"/>
    <serviceTask id="work" camunda:type="external" camunda:topic="work"/>
  </subProcess>
  <boundaryEvent id="late" attachedToRef="sub" cancelActivity="false"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
</process>`);
  expect(process.allNodes.map(({ id }) => id)).toEqual(['s', 'sub', 's2', 'work', 'late']);
  expect(process.nodes.map(({ id }) => id)).toEqual(['s', 'sub', 'late']);
  expect(process.allFlows.map(({ source, target }) => `${source.id}>${target.id}`)).toEqual(['s2>work', 's>sub']);
  expect(node('work')?.scope.owner).toBe(node('sub'));
  expect(node('sub')?.boundaryEvents).toEqual([node('late')]);
  expect(node('late')).toMatchObject({
    isInterrupting: false,
    event: { timer: { kind: 'timeDuration', text: 'PT1H' } },
  });
  expect(node('work')?.implementation).toEqual({ kind: 'external', topic: 'work', taskPriority: undefined });
});

test('what is wrong is left out, and the rest is there', () => {
  const { process, node } = read(`
<process id="p"><task id="a"/><task/><sequenceFlow id="f" sourceRef="a" targetRef="gone"/>
<boundaryEvent id="b" attachedToRef="gone"><errorEventDefinition errorRef="gone"/></boundaryEvent></process>`);
  expect(process.isExecutable).toBe(false);
  expect(process.allNodes.map(({ id }) => id)).toEqual(['a', '', 'b']);
  expect(process.allFlows).toEqual([]);
  expect(node('b')).toMatchObject({
    attachedTo: undefined,
    event: { kind: 'error', reference: undefined, referenceId: 'gone' },
  });
});

test('references, mappings, loops and calls are read', () => {
  const { node } = read(`
<error id="e1" errorCode="NO_STOCK"/>
<process id="p">
  <callActivity id="call" calledElement="child" camunda:calledElementBinding="deployment">
    <extensionElements>
      <camunda:in businessKey="#{execution.processBusinessKey}"/><camunda:in source="a" target="b"/><camunda:out variables="all"/>
      <camunda:inputOutput><camunda:inputParameter name="list"><camunda:list><camunda:value>\${x}</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput>
      <camunda:properties><camunda:property name="owner" value="sales"/></camunda:properties>
    </extensionElements>
    <multiInstanceLoopCharacteristics isSequential="true" camunda:collection="items" camunda:elementVariable="item"/>
  </callActivity>
  <boundaryEvent id="b" attachedToRef="call"><errorEventDefinition errorRef="e1" camunda:errorCodeVariable="code"/></boundaryEvent>
  <exclusiveGateway id="g" default="f1"/><endEvent id="e"/>
  <sequenceFlow id="f1" sourceRef="g" targetRef="e"/>
  <sequenceFlow id="f2" sourceRef="g" targetRef="e"><conditionExpression> \${y} </conditionExpression></sequenceFlow>
</process>`);
  expect(node('call')).toMatchObject({
    call: {
      calledElement: 'child',
      businessKey: '#{execution.processBusinessKey}',
      binding: { kind: 'deployment' },
      ins: [{ source: 'a', target: 'b' }],
      outs: [{ isAll: true }],
    },
    inputs: [{ name: 'list', isCollection: true, texts: [{ text: '${x}' }] }],
    loop: { collection: 'items', elementVariable: 'item', isSequential: true },
  });
  expect(node('call')?.properties.get('owner')).toBe('sales');
  expect(node('b')?.event).toMatchObject({ reference: { code: 'NO_STOCK' }, codeVariable: 'code' });
  expect(node('g')?.defaultFlow?.id).toBe('f1');
  expect(node('g')?.outgoing[1]?.condition).toMatchObject({ text: '${y}', language: undefined });
});

test('an element knows where its start tag begins and ends, and where it ends', () => {
  const { file, node } = read('\n<process id="p">\n  <task id="a">\n  </task></process>');
  const { element } = node('a') ?? {};
  if (!element) throw new Error('no element');
  expect(element.start).toMatchObject({ line: 3, column: 3 });
  expect(file.text.slice(element.start.offset, element.place.offset)).toBe('<task id="a">');
  expect(file.text.slice(element.start.offset, element.end.offset)).toBe('<task id="a">\n  </task>');
});
