// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { parseRetryCycle } from '@stepwright/contract';
import { expect, test } from 'vitest';
import { formatted } from '../../test/helpers/formatted.ts';
import { attributeText, sourceOf } from '../../test/helpers/source-of.ts';
import { typeCheck } from '../../test/helpers/type-check.ts';
import { CodegenError } from '../codegen-error.ts';
import { contractDrafts } from './contract-drafts.ts';

/** The files of a draft, by path. */
function draft(content: string): Readonly<Record<string, string>> {
  return Object.fromEntries(contractDrafts(sourceOf(content)).map(({ path, text }) => [path, text]));
}

function external(id: string, inside = '', topic = id): string {
  return `<serviceTask id="${id}" name="Do ${id}" camunda:type="external" camunda:topic="${topic}">${inside}</serviceTask>`;
}

function flow(from: string, to: string, condition?: string): string {
  const inside =
    condition === undefined ? '' : `<conditionExpression>${attributeText(condition)}</conditionExpression>`;
  return `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${inside}</sequenceFlow>`;
}

/** What the one task `work` answers, as its module says, when this follows it. */
function outputsAfter(rest: string): readonly string[] {
  const text = draft(`<process id="order">${external('work')}${rest}</process>`)['order/work.ts'] ?? '';
  return (/ {2}output: \{\n([\s\S]*?)\n {2}\},/.exec(text)?.[1] ?? '').split('\n').map((line) => line.trim());
}

const whole = `
<error id="e1" errorCode="NO_STOCK" name="The warehouse has none"/><error id="e2" errorCode="CANCELLED"/>
<message id="m" name="order-paid"/><message id="m2" name="order-started"/>
<process id="sell-goods" name="Sell goods">
  <documentation>Sells goods
    on credit.</documentation>
  <startEvent id="begin"><messageEventDefinition messageRef="m2"/></startEvent>
  ${external('reserve-stock', '<extensionElements><camunda:failedJobRetryTimeCycle>R5/PT10M</camunda:failedJobRetryTimeCycle><camunda:inputOutput><camunda:inputParameter name="pieces">${count}</camunda:inputParameter><camunda:inputParameter name="site">north</camunda:inputParameter></camunda:inputOutput></extensionElements>')}
  <boundaryEvent id="none" attachedToRef="reserve-stock"><errorEventDefinition errorRef="e1"/></boundaryEvent>
  ${external('claim-start')}
  <serviceTask id="free" camunda:type="external" camunda:topic="\${topic}"/>
  <receiveTask id="paid" messageRef="m"/>
  <exclusiveGateway id="enough"/><endEvent id="yes"/><endEvent id="no"/>
  ${flow('reserve-stock', 'enough')}${flow('enough', 'yes', '${isHeld}')}${flow('enough', 'no', '${!isHeld}')}
  <subProcess id="cancel" triggeredByEvent="true"><startEvent id="cancelled"><errorEventDefinition errorRef="e2"/></startEvent></subProcess>
</process>`;

test('user tasks stand in the contract with what is read after them', () => {
  const people = `<process id="sell-goods">
  ${external('claim-start')}<userTask id="release"/><userTask id="sign"/><exclusiveGateway id="ok"/><endEvent id="yes"/><endEvent id="no"/>
  ${flow('claim-start', 'release')}${flow('release', 'ok')}${flow('ok', 'yes', '${isReleased}')}${flow('ok', 'sign', '${!isReleased}')}${flow('sign', 'no')}
</process>`;
  const text = draft(people)['sell-goods/process.ts'];
  expect(text).toContain("taskDefinitionKey: 'release',\n      variables: {\n        isReleased: v.boolean(),");
  expect(text).toContain("taskDefinitionKey: 'sign',\n      variables: {}, // the model reads nothing after it");
  expect(text).not.toContain('set by nothing that it says');
});

test('a draft has a contract of the process and of each topic, its errors, its key, and handlers', () => {
  const files = draft(whole);
  expect(Object.keys(files)).toEqual([
    'sell-goods/process.ts',
    'sell-goods/business-key.ts',
    'sell-goods/errors.ts',
    'sell-goods/reserve-stock.ts',
    'sell-goods/claim-start.ts',
    'sell-goods/handlers/reserve-stock.ts',
    'sell-goods/handlers/claim-start.ts',
  ]);
  expect(files['sell-goods/process.ts']).toContain("description: 'Sells goods on credit.'");
  expect(files['sell-goods/process.ts']).toContain('tasks: [claimStartTask, reserveStockTask]');
  expect(files['sell-goods/process.ts']).toContain("name: 'order-paid'");
  expect(files['sell-goods/process.ts']).not.toContain('order-started');
  expect(files['sell-goods/process.ts']).toContain('// Topics that are computed have no contract: ${topic}');
  expect(files['sell-goods/process.ts']).toMatch(/set by nothing that it says.*: count, topic$/m);
  expect(files['sell-goods/errors.ts']).toContain("description: 'The warehouse has none'");
  const task = files['sell-goods/reserve-stock.ts'];
  expect(task).toContain('    pieces: v.string(), // the model does not say: string?\n    site: v.string(),\n');
  expect(task).toContain('  output: {\n    isHeld: v.boolean(),\n  },\n');
  expect(task).toContain('// Caught around the task: keep those that it raises. CANCELLED\n');
  expect(task).toContain('errors: [noStockError, cancelledError],');
  expect(task).toContain("retry: parseRetryCycle('R5/PT10M'),");
  expect(files['sell-goods/handlers/reserve-stock.ts']).toContain('context.complete({ isHeld })');
  expect(files['sell-goods/handlers/reserve-stock.ts']).toContain(
    "context.bpmnError('NO_STOCK'): The warehouse has none",
  );
});

/** Where something is to be decided, in the words of the compiler. */
function undecided(place: string, what: string): string {
  return `${place}: Type '"Decide: ${what}"' does not satisfy the expected type 'never'.`;
}

test('a draft does not compile, and the compiler says nothing but what is to be decided', () => {
  const effect = "'none', or the effect on another system";
  expect(typeCheck(draft(whole), { isIsolated: false }).toSorted()).toEqual(
    [
      undecided('sell-goods/business-key.ts:6', 'the kind of subject, such as order'),
      undecided('sell-goods/process.ts:21', 'the variable that names the wait'),
      undecided('sell-goods/process.ts:22', 'the variable that the message sets'),
      undecided('sell-goods/claim-start.ts:18', effect),
      undecided('sell-goods/reserve-stock.ts:24', effect),
      undecided('sell-goods/handlers/claim-start.ts:13', 'one of the outcomes above'),
      undecided('sell-goods/handlers/reserve-stock.ts:14', 'one of the outcomes above'),
    ].toSorted(),
  );
});

/** Decides everything, as a person would. */
function decided(files: Readonly<Record<string, string>>, effect: string): Readonly<Record<string, string>> {
  const choices: readonly (readonly [RegExp, string])[] = [
    [/(type: ).* satisfies never as never/, "$1'order'"],
    [/(correlationVariable: ).* satisfies never as never/, "$1'orderId'"],
    [/(receiptVariable: ).* satisfies never as never/, "$1'paidOrderId'"],
    [/(external: ).* satisfies never as never/, `$1${effect}`],
    [
      /async execute\(\) \{\n.* satisfies never as never/,
      "async execute(_input, context) {\n    return context.retry('later')",
    ],
  ];
  const decide = (text: string) => choices.reduce((now, [open, choice]) => now.replace(open, choice), text);
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, decide(text)]));
}

test('once everything is decided it compiles', () => {
  expect(typeCheck(decided(draft(whole), "'none'"), { isIsolated: false })).toEqual([]);
});

test('an effect asks for an idempotency key, and its handler for a reconcile', () => {
  const keyless = "{ class: 'keyed', system: 'warehouse', operation: 'reserve' }";
  const said = typeCheck(decided(draft(whole), keyless), { isIsolated: false }).join('\n');
  expect(said).toContain("Property 'idempotencyKey' is missing");
  const keyed = `${keyless},\n  idempotencyKey: ({ tenantId }) => tenantId`;
  const asked = typeCheck(decided(draft(whole), keyed), { isIsolated: false });
  expect(asked.map((line) => line.split(':')[0])).toEqual(
    expect.arrayContaining(['sell-goods/handlers/reserve-stock.ts', 'sell-goods/handlers/claim-start.ts']),
  );
  expect(asked.join('\n')).toContain("Property 'reconcile' is missing");
});

test('every file of a draft is formatted', () => {
  for (const [path, text] of Object.entries(draft(whole))) expect(formatted(text), path).toBe(text);
});

const gateway = '<exclusiveGateway id="g"/><endEvent id="a"/><endEvent id="b"/>';

test.each([
  ['a condition', '${approved}', '${!approved}', ['approved: v.boolean(),']],
  ['a part of a condition', '${approved && late}', '${true}', ['approved: v.boolean(),', 'late: v.boolean(),']],
  ['compared with a boolean', '${approved == true}', '${true}', ['approved: v.boolean(),']],
  ['compared with a number', '${total > 100}', '${100 >= total}', ['total: v.double(),']],
  [
    'compared with texts that leave no other way',
    '${way == "AIR"}',
    "${way == 'SEA'}",
    ["way: v.enum(['AIR', 'SEA']),"],
  ],
  [
    'compared with a text beside another way',
    '${way == "AIR"}',
    '${way != "AIR"}',
    ["way: v.string(), // the model asks for 'AIR': an enum?"],
  ],
  [
    'used in two ways',
    '${way == "AIR"}',
    '${way > 5}',
    ['way: v.string(), // the model uses it as number and text: which is it?'],
  ],
  ['passed to a method', '${way.isFast()}', '${true}', ['way: v.string(), // the model does not say: string?']],
  [
    'only read through the engine',
    "${execution.getVariable('way') == null}",
    '${true}',
    ['way: v.string(), // the model does not say: string?'],
  ],
])('the type of a variable that is %s', (_what, one, other, outputs) => {
  expect(outputsAfter(`${gateway}${flow('work', 'g')}${flow('g', 'a', one)}${flow('g', 'b', other)}`)).toEqual(outputs);
});

test('texts are no enum where another text has a way of its own', () => {
  const gateways = `${gateway}<endEvent id="c"/>${flow('work', 'g')}${flow('g', 'a', '${way == "AIR"}')}${flow('g', 'b', '${way == "SEA"}')}`;
  expect(outputsAfter(`${gateways}${flow('g', 'c')}`)).toEqual([
    "way: v.string(), // the model asks for 'AIR', 'SEA': an enum?",
  ]);
});

test('a chain of ten thousand gateways is followed to its end', () => {
  const chain = Array.from(
    { length: 10_000 },
    (_, at) => `<exclusiveGateway id="g${at}"/>${flow(`g${at}`, `g${at + 1}`)}`,
  );
  const end = `<exclusiveGateway id="g10000"/><endEvent id="e"/>${flow('g10000', 'e', '${isOver}')}`;
  expect(outputsAfter(`${flow('work', 'g0')}${chain.join('')}${end}`)).toEqual(['isOver: v.boolean(),']);
});

test('what is read before the next work is an answer of the task: behind gateways and timers, in and out of loops', () => {
  const timer = '<timerEventDefinition><timeDuration>PT1M</timeDuration></timerEventDefinition>';
  const loop = (inside: string) => `<multiInstanceLoopCharacteristics>${inside}</multiInstanceLoopCharacteristics>`;
  const rest = `<intermediateCatchEvent id="t">${timer}</intermediateCatchEvent>${flow('work', 't')}${flow('t', 'sub')}
<subProcess id="sub">${loop('<loopCardinality>${count}</loopCardinality><completionCondition>${isEnough}</completionCondition>')}
<startEvent id="s"/><exclusiveGateway id="g"/><endEvent id="e"/>${external('inner')}${flow('s', 'g')}${flow('g', 'e', '${isSkipped}')}${flow('g', 'inner')}</subProcess>`;
  expect(outputsAfter(rest)).toEqual([
    'count: v.integer(),',
    'isEnough: v.boolean(), // read after inner too: who sets it?',
    'isSkipped: v.boolean(),',
  ]);
});

test('what is read behind other work, or set by something else, is no answer of the task', () => {
  const form =
    '<extensionElements><camunda:formData><camunda:formField id="asked"/></camunda:formData></extensionElements>';
  const rest = `<userTask id="u">${form}</userTask>${gateway}${flow('work', 'u', '${asked}')}${flow('u', 'g')}${flow('g', 'a', '${later}')}`;
  expect(outputsAfter(rest)).toEqual(['']);
});

test('an output mapping asks for what it reads, but not for the inputs', () => {
  const mapping =
    '<extensionElements><camunda:inputOutput><camunda:inputParameter name="rate">${1}</camunda:inputParameter><camunda:outputParameter name="price">${net * rate}</camunda:outputParameter></camunda:inputOutput></extensionElements>';
  const text = draft(`<process id="order">${external('work', mapping)}</process>`)['order/work.ts'];
  expect(text).toContain('  output: {\n    net: v.string(), // the model does not say: string?\n  },');
});

test('elements with one topic have one contract: what only some of them map is optional', () => {
  const mapping = (name: string) =>
    `<extensionElements><camunda:inputOutput><camunda:inputParameter name="both">x</camunda:inputParameter><camunda:inputParameter name="${name}">x</camunda:inputParameter></camunda:inputOutput></extensionElements>`;
  const content = `<process id="order">${external('one', mapping('first'), 'work')}${external('two', mapping('second'), 'work')}</process>`;
  const text = draft(content)['order/work.ts'];
  expect(text).toContain(
    '    both: v.string(),\n    first: v.string().optional(),\n    second: v.string().optional(),\n',
  );
});

test.each(['R3/PT5M', 'PT10S,PT5M', 'PT10S, P1DT2H', 'R1/P1W', 'PT0.5S', 'R100/PT1M'])(
  'the retry %s is taken as it is, and a contract reads it',
  (cycle) => {
    const property = `<extensionElements><camunda:properties><camunda:property name="retryTimeCycle" value="${cycle}"/></camunda:properties></extensionElements>`;
    const text = draft(`<process id="order">${external('work', property)}</process>`)['order/work.ts'];
    expect(text).toContain(`retry: parseRetryCycle('${cycle}'),`);
    expect(() => parseRetryCycle(cycle)).not.toThrow();
  },
);

test.each(['${cycle}', 'R/PT5M', 'R101/PT1M', 'P', 'PT', '5 minutes', 'R0/PT1M'])(
  'the retry %s is left out, and a comment says so',
  (cycle) => {
    const property = `<extensionElements><camunda:failedJobRetryTimeCycle>${cycle}</camunda:failedJobRetryTimeCycle></extensionElements>`;
    const text = draft(`<process id="order">${external('work', property)}</process>`)['order/work.ts'];
    expect(text).not.toContain('parseRetryCycle');
    expect(text).toContain(`// The model's retry cannot be one policy, so the default holds: ${cycle}\n`);
  },
);

test('a model without the claim of its start is told so', () => {
  expect(draft(`<process id="order">${external('work')}</process>`)['order/process.ts']).toContain(
    '// A contract begins with the topic claim-start, which binds the start to one instance: the model has none yet.\n',
  );
});

test('a process without external tasks has no draft beside one that has', () => {
  expect(
    Object.keys(draft(`<process id="none"/><process id="order">${external('work')}</process>`)).map(
      (path) => path.split('/')[0],
    ),
  ).not.toContain('none');
});

function refusalOf(content: string): { readonly code: string; readonly message: string } {
  try {
    draft(content);
  } catch (cause) {
    if (cause instanceof CodegenError) return { code: cause.code, message: cause.message };
    throw cause;
  }
  throw new Error('not refused');
}

test('names that no contract takes are refused together, each with its place', () => {
  const content = `<error id="e" errorCode="noStock"/>\n<process id="Order">\n${external('work', '', 'doWork')}
<boundaryEvent id="b" attachedToRef="work"><errorEventDefinition errorRef="e"/></boundaryEvent></process>`;
  expect(refusalOf(content)).toEqual({
    code: 'NAME_UNFIT',
    message: [
      'models/made.bpmn:3:1: the process "Order" is not in kebab-case, as contracts ask: rename it',
      'models/made.bpmn:4:1: the topic "doWork" is not in kebab-case, as contracts ask: rename it',
      'models/made.bpmn:5:1: the error "noStock" is not in CAPITALS_WITH_UNDERSCORES, as contracts ask: rename it',
    ].join('\n'),
  });
});

test.each([
  [
    'topics that would be one name',
    `<process id="order">${external('a-1')}${external('a1')}</process>`,
    'NAMES_COLLIDE',
    '"a-1" and "a1" would both be a1 in TypeScript: rename one of them',
  ],
  [
    'a topic that would be a file of the draft',
    `<process id="order">${external('errors')}</process>`,
    'NAMES_COLLIDE',
    'the topic "errors" would have the file errors.ts',
  ],
  ['a model without external tasks', '<process id="order"/>', 'MODEL_WITHOUT_TASKS', 'no process has an external task'],
])('refuses %s', (_what, content, code, message) => {
  expect(refusalOf(content)).toEqual({ code, message: expect.stringContaining(message) });
});
