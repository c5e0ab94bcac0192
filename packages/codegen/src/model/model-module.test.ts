// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatted } from '../../test/helpers/formatted.ts';
import { attributeText, sourceOf } from '../../test/helpers/source-of.ts';
import { typeCheck } from '../../test/helpers/type-check.ts';
import { CodegenError } from '../codegen-error.ts';
import { modelModule } from './model-module.ts';

/** Evaluates a module: types are erased, as a program that runs it does. */
async function evaluated(text: string): Promise<Readonly<Record<string, unknown>>> {
  const { stripTypeScriptTypes } = await import('node:module');
  return import(`data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(text))}`);
}

function refusalOf(content: string): { readonly code: string; readonly message: string } {
  try {
    modelModule(sourceOf(content));
  } catch (cause) {
    if (cause instanceof CodegenError) return { code: cause.code, message: cause.message };
    throw cause;
  }
  throw new Error('not refused');
}

const everything = `
<message id="m1" name="order-paid"/><message id="m2" name="\${message}"/><signal id="s1" name="stock-arrived"/>
<error id="e1" errorCode="NO_STOCK"/><error id="e2" errorCode="MAPPED"/><escalation id="x1" escalationCode="LATE"/>
<process id="order-fulfillment" name="Order fulfillment" camunda:versionTag="7">
  <startEvent id="begin" camunda:initiator="starter"/>
  <serviceTask id="reserve" camunda:type="external" camunda:topic="reserve-stock">
    <extensionElements>
      <camunda:inputOutput><camunda:inputParameter name="pieces">\${order.count}</camunda:inputParameter><camunda:outputParameter name="held">yes</camunda:outputParameter></camunda:inputOutput>
      <camunda:errorEventDefinition errorRef="e2" expression="\${isBad}"/>
      <camunda:properties><camunda:property name="note" value="\${notRead}"/></camunda:properties>
    </extensionElements>
    <multiInstanceLoopCharacteristics camunda:collection="lines" camunda:elementVariable="line"/>
  </serviceTask>
  <serviceTask id="again" camunda:type="external" camunda:topic="reserve-stock"/>
  <serviceTask id="free" camunda:type="external" camunda:topic="\${topic}"/>
  <businessRuleTask id="rule" camunda:decisionRef="discount" camunda:resultVariable="percent"/>
  <callActivity id="call" calledElement="delivery"><extensionElements><camunda:out source="x" target="delivered"/></extensionElements></callActivity>
  <userTask id="approve" camunda:candidateGroups="sales, \${pick(a, b)},managers" camunda:assignee="\${execution.getVariable('boss')}"/>
  <boundaryEvent id="none" attachedToRef="reserve"><errorEventDefinition errorRef="e1" camunda:errorCodeVariable="failure"/></boundaryEvent>
  <boundaryEvent id="gone" attachedToRef="reserve"><errorEventDefinition errorRef="UNDEFINED_CODE"/></boundaryEvent>
  <intermediateCatchEvent id="paid"><messageEventDefinition messageRef="m1"/></intermediateCatchEvent>
  <intermediateCatchEvent id="which"><messageEventDefinition messageRef="m2"/></intermediateCatchEvent>
  <intermediateCatchEvent id="arrived"><signalEventDefinition signalRef="s1"/></intermediateCatchEvent>
  <intermediateThrowEvent id="late"><escalationEventDefinition escalationRef="x1"/></intermediateThrowEvent>
  <intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>PT15M</timeDuration></timerEventDefinition></intermediateCatchEvent>
  <intermediateCatchEvent id="until"><timerEventDefinition><timeDate>\${due}</timeDate></timerEventDefinition></intermediateCatchEvent>
  <exclusiveGateway id="choice"/>
  <sequenceFlow id="to-choice" sourceRef="begin" targetRef="choice"/>
  <sequenceFlow id="on" sourceRef="choice" targetRef="reserve"><conditionExpression>\${approved and total > 5}</conditionExpression></sequenceFlow>
</process>`;

test('names everything of a process, sorted and once', async () => {
  const { orderFulfillmentModel } = await evaluated(modelModule(sourceOf(everything)));
  expect(orderFulfillmentModel).toEqual({
    processDefinitionKey: 'order-fulfillment',
    versionTag: '7',
    elements: expect.objectContaining({ begin: 'startEvent', reserve: 'serviceTask', choice: 'exclusiveGateway' }),
    flows: ['on', 'to-choice'],
    topics: ['reserve-stock'],
    errorCodes: ['MAPPED', 'NO_STOCK', 'UNDEFINED_CODE'],
    escalationCodes: ['LATE'],
    messages: ['order-paid'],
    signals: ['stock-arrived'],
    calledProcesses: ['delivery'],
    decisions: ['discount'],
    candidateGroups: ['managers', 'sales'],
    variables: expect.arrayContaining(['approved', 'boss', 'delivered', 'failure', 'held', 'isBad', 'line', 'lines']),
    timers: { wait: { timeDuration: 'PT15M' } },
  });
  const { variables } = orderFulfillmentModel as { readonly variables: readonly string[] };
  expect(variables).toEqual(variables.toSorted());
  expect(variables).not.toContain('notRead');
});

test('what is computed while an instance runs is no constant, and a comment says so', () => {
  const comments = modelModule(sourceOf(everything))
    .split('\n')
    .filter((line) => line.includes('left out of'));
  expect(comments.map((line) => line.replace(/.*left out of /, ''))).toEqual([
    'candidateGroups: ${pick(a, b)}',
    'messages: ${message}',
    'timers: ${due} (until)',
    'topics: ${topic}',
  ]);
});

test('a wrong name does not compile, and a list without names has no type', () => {
  const text = modelModule(sourceOf('<process id="order"><task id="pay"/></process>'));
  const use = (what: string) => typeCheck({ 'order.model.ts': text, 'use.ts': what });
  const of = (type: string) => `import type { ${type} } from './order.model.ts';\n`;
  expect(use(`${of('OrderElement')}export const id: OrderElement = 'pay';`)).toEqual([]);
  expect(use(`${of('OrderElement')}export const id: OrderElement = 'pya';`)).toEqual([
    'use.ts:2: Type \'"pya"\' is not assignable to type \'"pay"\'.',
  ]);
  expect(use(`${of('OrderTopic')}export type T = OrderTopic;`)).toEqual([
    expect.stringContaining("has no exported member 'OrderTopic'"),
  ]);
});

test.each(['order-fulfillment', 'quote-approval'])('the module of %s is compiled and formatted', (name) => {
  const fileName = `${name}.bpmn`;
  const content = readFileSync(new URL(`../../../../bpmn/${name}/${fileName}`, import.meta.url));
  const text = modelModule({ fileName, content });
  expect(typeCheck({ 'made.model.ts': text })).toEqual([]);
  expect(formatted(text)).toBe(text);
});

const nastyNames = [
  "it's",
  'a "quoted" name',
  `both ' and "`,
  '*/ process.exit(1); /*',
  'two\nlines\r\n\u2028and \u2029more',
  '</script><!-- -->',
  'back\\slash',
  'back`tick ${not} evaluated',
  '\u202eturned round\u200b',
  '__proto__',
  'constructor',
  '1',
  '1.5',
  'größe',
  'a·b',
  'größe-prüfen',
  '注文を確認する',
  '😀 face',
  'x'.repeat(130),
  ' ',
  '\u{10ffff}',
];

test.each(nastyNames)('the name %j stays what it is, compiles, and is formatted', async (name) => {
  const text = attributeText(name);
  const content = `<message id="m" name="${text}"/>
<process id="p" name="${text}" camunda:versionTag="${text}"><task id="${text}"/><task id="other"/>
<receiveTask id="r" messageRef="m"/><intermediateCatchEvent id="t"><timerEventDefinition><timeDate>${text}</timeDate></timerEventDefinition></intermediateCatchEvent></process>`;
  const made = modelModule(sourceOf(content, `models/${name}.bpmn`));
  expect(typeCheck({ 'made.model.ts': made })).toEqual([]);
  expect(formatted(made)).toBe(made);
  expect(made).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]|<\/script/u);
  const { pModel } = await evaluated(made);
  expect(Object.keys((pModel as { elements: object }).elements)).toContain(name);
});

test('any ids and names give a module that compiles, is formatted, and holds them', async () => {
  const random = seededRandom(20_261_122);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const pieces = [...nastyNames, 'a', 'B', '-', '_', '.', '9', 'ß', '/', '$', '{', '}', "'", '"', '\\', ' '];
  const text = () => Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(pieces)).join('');
  for (let round = 0; round < 12; round += 1) {
    const ids = [...new Set(Array.from({ length: 8 }, text))];
    const tasks = ids.map(
      (id) =>
        `<serviceTask id="${attributeText(id)}" camunda:type="external" camunda:topic="${attributeText(text())}"/>`,
    );
    const content = `<process id="${attributeText(text().slice(0, 30))}" name="${attributeText(text())}">${tasks.join('')}</process>`;
    const made = modelModule(sourceOf(content));
    expect(typeCheck({ 'made.model.ts': made }), made).toEqual([]);
    expect(formatted(made)).toBe(made);
    const [model] = Object.values(await evaluated(made)) as [{ readonly elements: object }];
    expect(Object.keys(model.elements).sort()).toEqual(ids.toSorted());
  }
});

/** The same numbers each time. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

test.each([
  ['9-lives', 'process9LivesModel', 'Process9LivesElement'],
  ['order.v2', 'orderV2Model', 'OrderV2Element'],
  ['class', 'classModel', 'ClassElement'],
  ['Process_1abc', 'process1abcModel', 'Process1abcElement'],
  ['größe-prüfen', 'größePrüfenModel', 'GrößePrüfenElement'],
  ['---', 'processModel', 'ProcessElement'],
])('the process %s is the constant %s', (id, constant, type) => {
  const text = modelModule(sourceOf(`<process id="${id}"><task id="a"/></process>`));
  expect(text).toContain(`export const ${constant} = {`);
  expect(text).toContain(`export type ${type} = `);
  expect(typeCheck({ 'made.model.ts': text })).toEqual([]);
});

test('several processes of a file have a constant each', () => {
  const text = modelModule(sourceOf('<process id="sell"><task id="a"/></process><process id="buy"/>'));
  expect(text.match(/export const \w+/g)).toEqual(['export const sellModel', 'export const buyModel']);
  expect(typeCheck({ 'made.model.ts': text })).toEqual([]);
  expect(formatted(text)).toBe(text);
});

test.each([
  [
    'processes whose names collide',
    '<process id="order.v2"/>\n<process id="order-v2"/>',
    'NAMES_COLLIDE',
    'models/made.bpmn:3:1: the processes "order.v2" and "order-v2" would both be orderV2Model: rename one of them',
  ],
  ['a process without an id', '<process/>', 'PROCESS_WITHOUT_ID', 'models/made.bpmn:2:1: the process has no id: '],
  ['a file without a process', '<message id="m"/>', 'MODEL_WITHOUT_PROCESS', 'models/made.bpmn: there is no process: '],
  [
    'an id that stands there twice',
    '<process id="p"><task id="a"/>\n<task id="a"/></process>',
    'ELEMENT_ID_TWICE',
    'models/made.bpmn:3:1: the id "a" stands there a second time: ',
  ],
])('refuses %s', (_what, content, code, message) => {
  expect(refusalOf(content)).toEqual({ code, message: expect.stringContaining(message) });
});

test('refuses what is no XML with its line and column', () => {
  const refused = refusalOf('<process id="p">\n  <task id="a"></process>');
  expect(refused.code).toBe('MODEL_UNREADABLE');
  expect(refused.message).toMatch(/^models\/made\.bpmn:3:\d+: .*: correct the model$/);
});
