import { expect, it } from 'vitest';
import { definitions, model, start } from '../../test/integration/deploy-parity/model-text.ts';
import { EngineError } from '../state/engine-error.ts';
import { compileProcesses } from './compile-processes.ts';

const extended = (content: string) => `<extensionElements>${content}</extensionElements>`;
const script = '<camunda:script scriptFormat="groovy">1</camunda:script>';

/** What Camunda accepts and the local engine refuses: the body of a process, the feature in the message, the element to blame. */
const unsupported: readonly (readonly [name: string, body: string, feature: string, elementId: string])[] = [
  ['a script task', '<scriptTask id="t" scriptFormat="groovy"><script>1</script></scriptTask>', 'a script task', 't'],
  ['a Java class', '<serviceTask id="t" camunda:class="a.B"/>', 'camunda:class', 't'],
  ['a delegate', '<serviceTask id="t" camunda:delegateExpression="#{b}"/>', 'camunda:delegateExpression', 't'],
  [
    'a bean in an expression task',
    '<sendTask id="t" camunda:expression="#{b.run()}"/>',
    "the expression '#{b.run()}'",
    't',
  ],
  [
    'mail',
    `<serviceTask id="t" camunda:type="mail">${extended('<camunda:field name="to" stringValue="a@b.c"/><camunda:field name="text" stringValue="x"/>')}</serviceTask>`,
    'camunda:type="mail"',
    't',
  ],
  [
    'a connector',
    `<serviceTask id="t">${extended('<camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector>')}</serviceTask>`,
    'camunda:connector',
    't',
  ],
  [
    'a class behind a message event',
    '<endEvent id="e"><messageEventDefinition id="med" camunda:class="a.B"/></endEvent>',
    'camunda:class',
    'med',
  ],
  [
    'an execution listener',
    `<task id="t">${extended('<camunda:executionListener event="start" class="a.B"/>')}</task>`,
    'an execution listener',
    't',
  ],
  [
    'a listener of a flow',
    `<task id="t"/><sequenceFlow id="f" sourceRef="s" targetRef="t">${extended(`<camunda:executionListener event="take">${script}</camunda:executionListener>`)}</sequenceFlow>`,
    'an execution listener',
    'f',
  ],
  [
    'a task listener',
    `<userTask id="t">${extended('<camunda:taskListener event="create" expression="#{x}"/>')}</userTask>`,
    'a task listener',
    't',
  ],
  [
    'a scripted condition',
    '<task id="t"/><sequenceFlow id="f" sourceRef="s" targetRef="t"><conditionExpression xsi:type="tFormalExpression" language="groovy">true</conditionExpression></sequenceFlow>',
    'a condition in groovy',
    'f',
  ],
  [
    'a scripted mapping',
    `<task id="t">${extended(`<camunda:inputOutput><camunda:inputParameter name="a"><camunda:list>${script}</camunda:list></camunda:inputParameter></camunda:inputOutput>`)}</task>`,
    'a script in an input/output mapping',
    't',
  ],
  [
    'form data',
    `<userTask id="t">${extended('<camunda:formData><camunda:formField id="a" type="string"/></camunda:formData>')}</userTask>`,
    'camunda:formData',
    't',
  ],
  [
    'a form of the engine',
    '<userTask id="t" camunda:formRef="a" camunda:formRefBinding="latest"/>',
    'camunda:formRef',
    't',
  ],
  ['a called case', '<callActivity id="t" camunda:caseRef="a"/>', 'camunda:caseRef', 't'],
  [
    'a tenant',
    '<callActivity id="t" calledElement="a" camunda:calledElementTenantId="b"/>',
    'camunda:calledElementTenantId',
    't',
  ],
  [
    'a mapping class',
    '<callActivity id="t" calledElement="a" camunda:variableMappingClass="a.B"/>',
    'camunda:variableMappingClass',
    't',
  ],
  [
    'a property of a user task',
    '<userTask id="t"><property id="x" name="y"/></userTask>',
    'a property of a user task',
    'x',
  ],
  ['a transaction without a start', '<transaction id="t"/>', 'a transaction without a start event', 't'],
  ['an unknown attribute', '<task id="t" camunda:colour="red"/>', 'camunda:colour', 't'],
  ['an unknown element', `<task id="t">${extended('<camunda:colour/>')}</task>`, 'camunda:colour', 't'],
  ['a method call', '<userTask id="t" camunda:assignee="#{bean.name()}"/>', "the expression '#{bean.name()}'", 't'],
];

async function problemsOf(text: string): Promise<readonly { message: string; line: number; mainElementId: string }[]> {
  const fault = await compileProcesses({ name: 'x.bpmn', content: Buffer.from(text) }).catch((error: unknown) => error);
  if (!(fault instanceof EngineError)) throw new Error('the model was not refused');
  expect([fault.status, fault.type]).toEqual([400, 'ParseException']);
  const { details } = fault.more as { details: Record<string, { errors: [] }> };
  return details['x.bpmn']?.errors ?? [];
}

it.each(unsupported)(
  'refuses %s, naming feature, element, line and what to use instead',
  async (_, body, feature, id) => {
    const [problem, ...others] = await problemsOf(model(`${start}\n${body}`, { root: definitions }));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ line: 6, mainElementId: id });
    expect(problem?.message).toContain(`NOT_SUPPORTED_BY_LOCAL_ENGINE: ${feature} (<`);
    expect(problem?.message).toMatch(new RegExp(`of '${id}', line 6\\): .{10,}\\.$`));
  },
);

it('refuses the initiator of a start event', async () => {
  const [problem] = await problemsOf(model('<startEvent id="s" camunda:initiator="who"/>'));
  expect(problem?.message).toContain('camunda:initiator');
});

it('reports what Camunda refuses together with what only the local engine refuses', async () => {
  const problems = await problemsOf(model(`${start}<serviceTask id="a"/>\n<serviceTask id="b" camunda:class="x.Y"/>`));
  expect(problems.map(({ mainElementId, line }) => [mainElementId, line])).toEqual([
    ['a', 5],
    ['b', 6],
  ]);
});

it('ignores attributes and elements of foreign namespaces, and those of modelling tools', async () => {
  const text = model(
    `${start}<task id="t" xmlns:z="http://camunda.org/schema/zeebe/1.0" z:colour="red" camunda:modelerTemplate="x">${extended('<z:taskDefinition type="x"/><camunda:properties><camunda:property name="a" value="b"/></camunda:properties>')}</task>`,
  );
  await expect(compileProcesses({ name: 'x.bpmn', content: Buffer.from(text) })).resolves.toBeDefined();
});
