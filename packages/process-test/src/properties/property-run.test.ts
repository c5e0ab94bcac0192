// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { createLocalEngine } from '@stepwright/local-engine';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { bpmn, flows, smallProcess, task } from '../../test/helpers/small-process.ts';
import { createLocalTestEngine } from '../engine/local-test-engine.ts';
import type { TestEngine } from '../engine/test-engine.ts';
import type { ProcessUnderTest } from '../process-under-test.ts';
import { runScenario } from '../run/run-scenario.ts';
import type { InstanceState } from './play/instance-state.ts';
import { formatPropertyReport, type PropertyRunOptions, propertyRun } from './property-run.ts';

const runs = 300;
const engine = await createLocalTestEngine();
afterAll(() => engine.stop());

async function failureOf(subject: ProcessUnderTest, options: PropertyRunOptions = {}) {
  const { failure } = await propertyRun(subject, { runs, seed: 7, ...options });
  return failure;
}

/** Without the look at the end. */
function actsOf(failure: Awaited<ReturnType<typeof failureOf>>) {
  return failure?.scenario.steps.filter(({ do: kind }) => kind !== 'expect');
}

const start = '<startEvent id="s"/>';
const end = '<endEvent id="e"/>';
const noStock =
  '<boundaryEvent id="none" attachedToRef="count"><errorEventDefinition errorRef="e-stock"/></boundaryEvent><endEvent id="gone"/><sequenceFlow id="to-gone" sourceRef="none" targetRef="gone"/>';
const counting = `${start}${task('count')}${noStock}${end}`;

/** Two tasks, a choice, a loop, a wait, a timer and a person: all that the contract has, and nothing wrong. */
const sound = smallProcess(`${counting}
<exclusiveGateway id="many" default="many-to-approve"/>
<subProcess id="lines"><multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>\${lineCount}</loopCardinality></multiInstanceLoopCharacteristics>
  <startEvent id="ls"/>${task('ship')}<endEvent id="le"/>${flows('ls -> ship -> le')}</subProcess>
<boundaryEvent id="cancel" attachedToRef="lines"><messageEventDefinition messageRef="m-cancelled"/></boundaryEvent><endEvent id="cancelled"/>
<userTask id="approve"/>
<boundaryEvent id="late" attachedToRef="approve" cancelActivity="false"><timerEventDefinition><timeDuration>PT24H</timeDuration></timerEventDefinition></boundaryEvent><endEvent id="reminded"/>
<intermediateCatchEvent id="stop"><signalEventDefinition signalRef="s-stop"/></intermediateCatchEvent>
${flows('s -> count -> many -> [${lineCount > 2}] lines -> e', 'many -> approve -> stop -> e', 'cancel -> cancelled', 'late -> reminded')}`);

test('a sound process gives no failure, and every end is reached', async () => {
  const report = await propertyRun(sound, { runs, seed: 1 });
  expect(report.failure).toBeUndefined();
  expect(report.runs).toBe(runs);
  expect(Object.keys(report.outcomes).toSorted()).toEqual([
    'ended at cancelled',
    'ended at e',
    'ended at e, reminded',
    'ended at gone',
  ]);
  expect(formatPropertyReport(report)).toContain(`small: ${runs} runs`);
});

test('what a worker may answer and the model does not know is refused', async () => {
  const failure = await failureOf(
    smallProcess(`${counting}<exclusiveGateway id="which"/>
${flows('s -> count -> which -> [${outcome == "GOOD"}] e', 'which -> [${outcome == "FINE"}] gone')}`),
  );
  expect(failure).toMatchObject({ invariant: 'acts-are-taken', step: 1 });
  expect(actsOf(failure)).toEqual([{ do: 'complete', topic: 'count', output: { lineCount: 0, outcome: 'BAD' } }]);
  expect(failure?.scenario.start.values).toEqual({ tenantId: 'acme', startCommandId: '', orderId: '' });
});

test('a boundary that only one number reaches is found, and the number is the smallest', async () => {
  const failure = await failureOf(
    smallProcess(`${counting}<exclusiveGateway id="many" default="many-to-e"/><exclusiveGateway id="which"/>
${flows('s -> count -> many -> [${lineCount >= 5000}] which -> [${lineCount > 5000}] e', 'which -> [${lineCount < 5000}] gone', 'many -> e')}`),
  );
  expect(actsOf(failure)).toMatchObject([{ do: 'complete', topic: 'count', output: { lineCount: 5_000 } }]);
});

test('a declared error that nothing catches is refused', async () => {
  const failure = await failureOf(smallProcess(`${start}${task('count')}${end}${flows('s -> count -> e')}`));
  expect(failure?.invariant).toBe('errors-are-caught');
  expect(actsOf(failure)).toEqual([{ do: 'raise', topic: 'count', code: 'NO_STOCK' }]);
});

test('a declared error that an engine swallows is seen', async () => {
  const silent = await createLocalEngine({ jobExecutor: false, unhandledBpmnError: 'silent' });
  const given: TestEngine = { name: 'silent', client: silent.client, clock: undefined, stop: () => silent.stop() };
  try {
    const subject = smallProcess(`${start}${task('count')}${end}${flows('s -> count -> e')}`);
    const failure = await failureOf(subject, { engine: given });
    expect(failure?.message).toContain('swallowed');
    expect(actsOf(failure)).toEqual([{ do: 'raise', topic: 'count', code: 'NO_STOCK' }]);
  } finally {
    await silent.stop();
  }
});

test('a wait whose id is never set is a dead end', async () => {
  const failure = await failureOf(
    smallProcess(`${start}${task('pay')}${end}
<intermediateCatchEvent id="wait"><messageEventDefinition messageRef="m-paid"/></intermediateCatchEvent>${flows('s -> pay -> wait -> e')}`),
  );
  expect(failure).toMatchObject({ invariant: 'no-dead-end', step: 1 });
  expect(failure?.message).toContain('stands at wait and nothing can happen any more');
  expect(failure?.message).toContain('paymentId has no value');
  expect(failure?.scenario.steps).toEqual([
    { do: 'complete', topic: 'pay', output: {} },
    { do: 'expect', at: ['wait'], incidents: [] },
  ]);
});

test('a join that waits for a branch that is not taken is a dead end', async () => {
  const failure = await failureOf(
    smallProcess(`${counting}<exclusiveGateway id="split" default="split-to-ship"/>${task('ship')}<parallelGateway id="join"/>
${flows('s -> count -> split -> [${outcome == "GOOD"}] join -> e', 'split -> ship -> join')}`),
  );
  expect(failure?.invariant).toBe('no-dead-end');
  expect(actsOf(failure)).toEqual([{ do: 'complete', topic: 'count', output: { lineCount: 0, outcome: 'GOOD' } }]);
});

test('a step of the engine that fails leaves an incident', async () => {
  const failure = await failureOf(
    smallProcess(`${counting}<serviceTask id="compute" camunda:asyncBefore="true" camunda:expression="\${notThere + 1}"/>
${flows('s -> count -> compute -> e')}`),
  );
  expect(failure).toMatchObject({ invariant: 'no-incident', message: expect.stringContaining('compute') });
  expect(actsOf(failure)).toHaveLength(1);
});

test.each([
  ['topic', task('unknown'), 'tasks-are-declared', 'the topic unknown'],
  ['user task', '<userTask id="unknown"/>', 'tasks-are-declared', 'the user task unknown'],
  ['input', task('ship').replaceAll('id="ship"', 'id="unknown"'), 'inputs-are-declared', 'lineCount is missing'],
  [
    'message',
    '<receiveTask id="unknown" messageRef="m-other"/>',
    'messages-are-declared',
    'unknown waits for the message other',
  ],
])('a %s that the contract does not declare is told', async (_, element, invariant, message) => {
  const failure = await failureOf(smallProcess(`${start}${element}${end}${flows('s -> unknown -> e')}`));
  expect(failure).toMatchObject({ invariant, message: expect.stringContaining(message), step: 0 });
});

test('an instance that stands in a model which nobody gave is told', async () => {
  const own = await createLocalTestEngine();
  const child = bpmn(
    `<startEvent id="cs"/><receiveTask id="elsewhere" messageRef="m-paid"/>${flows('cs -> elsewhere')}`,
    { id: 'child' },
  );
  await own.client.deployments.create({ name: 'child', files: [{ name: 'child.bpmn', content: child }] });
  const subject = smallProcess(
    `${start}<callActivity id="call" calledElement="child"/>${end}${flows('s -> call -> e')}`,
  );
  const failure = await failureOf(subject, { engine: own });
  await own.stop();
  expect(failure).toMatchObject({ invariant: 'stands-in-the-model', message: expect.stringContaining('elsewhere') });
});

test('your own invariant is held after every act, and may throw', async () => {
  const never = ({ at }: InstanceState) => {
    expect(at).not.toContain('stop');
  };
  const failure = await failureOf(sound, { invariants: { 'nobody waits for the signal': never } });
  expect(failure?.invariant).toBe('nobody waits for the signal');
  expect(actsOf(failure)).toEqual([
    { do: 'complete', topic: 'count', output: { lineCount: 0, outcome: 'GOOD' } },
    { do: 'decide', task: 'approve', values: { isApproved: false } },
  ]);
});

test('tasks of one topic are told apart by what their workers are given', async () => {
  const index =
    '<extensionElements><camunda:inputOutput><camunda:inputParameter name="lineCount">${loopCounter}</camunda:inputParameter></camunda:inputOutput></extensionElements>';
  const twice =
    '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';
  const subject =
    smallProcess(`${start}<subProcess id="lines">${twice}<startEvent id="ls"/>${task('ship', index)}<endEvent id="le"/>
${flows('ls -> ship -> le')}</subProcess>${end}${flows('s -> lines -> e')}`);
  const secondFirst = ({ lastAct, step }: InstanceState) =>
    lastAct?.do === 'complete' && lastAct.given?.lineCount === 1 ? `the second came as number ${step}` : undefined;
  const failure = await failureOf(subject, { invariants: { 'the second is never first': secondFirst } });
  expect(actsOf(failure)).toEqual([
    { do: 'complete', topic: 'ship', given: { tenantId: 'acme', lineCount: 1 }, output: {} },
  ]);
});

test('the same seed gives the same report, and the run alone the same failure', async () => {
  const never = ({ variables }: InstanceState) => (variables.cancelledOrderId === undefined ? undefined : 'it was');
  const options = { runs, seed: 42, invariants: { 'never cancelled': never } };
  const [one, other] = [await propertyRun(sound, options), await propertyRun(sound, options)];
  expect(other).toEqual(one);
  expect(one.failure?.run).toBeGreaterThan(0);
  const alone = await propertyRun(sound, { ...options, onlyRun: one.failure?.run ?? -1 });
  expect(alone.runs).toBe(1);
  expect(alone.failure).toEqual(one.failure);
  expect(formatPropertyReport(one)).toContain(`repeat with { seed: 42, onlyRun: ${one.failure?.run} }`);
});

test('the scenario of a failure fails alike when it is run', async () => {
  const subject = smallProcess(`${start}${task('count')}${end}${flows('s -> count -> e')}`);
  const failure = await failureOf(subject);
  if (!failure) throw new Error('no failure');
  const result = await runScenario(subject, failure.scenario, { engine });
  expect(result.failure?.message).toContain('NO_STOCK');
});

test('the scenario of a process with a sound end passes when it is run', async () => {
  const reached = ({ hasEnded }: InstanceState) => (hasEnded ? 'it has ended' : undefined);
  const failure = await failureOf(sound, { invariants: { 'never ends': reached } });
  if (!failure) throw new Error('no failure');
  const result = await runScenario(sound, failure.scenario, { engine });
  expect(result.failure).toBeUndefined();
});

test('histories are told for coverage', async () => {
  const seen: string[] = [];
  await propertyRun(sound, {
    runs: 50,
    seed: 1,
    onHistory: ({ passages }) => seen.push(...passages.map(({ element }) => element)),
  });
  expect(new Set(seen)).toContain('late');
});

test('your own arbitraries and business key are taken', async () => {
  const keys = new Set<unknown>();
  const note = ({ variables }: InstanceState) => {
    keys.add(variables.orderId);
    return undefined;
  };
  const options = { values: { orderId: fc.constant('O-1') }, businessKey: 'other:order:X-{run}', invariants: { note } };
  const report = await propertyRun(sound, { runs: 20, seed: 1, ...options });
  expect(report.failure).toBeUndefined();
  expect([...keys]).toEqual(['O-1']);
});
