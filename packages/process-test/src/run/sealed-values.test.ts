// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { defineBusinessKey, defineProcess, defineTask, v } from '@stepwright/contract';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { bpmn, flows, task } from '../../test/helpers/small-process.ts';
import { createLocalTestEngine } from '../engine/local-test-engine.ts';
import { processUnderTest } from '../process-under-test.ts';
import { looksDifferent } from '../properties/looks-different.ts';
import { propertyRun } from '../properties/property-run.ts';
import { recordScenario } from '../replay/record-scenario.ts';
import { scenariosFor } from '../scenario/scenarios-for.ts';
import { runScenario } from './run-scenario.ts';

const engine = await createLocalTestEngine();
afterAll(() => engine.stop());

const card = v.string(z.string().regex(/^\d{12,19}$/)).sealed();
const businessKey = defineBusinessKey({ type: 'payment' });
const charge = defineTask({
  topic: 'charge',
  description: 'The card is charged.',
  businessKey,
  external: 'none',
  input: { tenantId: v.string(), card, limit: v.integer().optional().sealed() },
  output: { receipt: v.json(z.object({ no: z.string() })).sealed() },
});
const claim = { topic: 'claim-start', description: 'The start is claimed.', businessKey, external: 'none' } as const;
const payment = defineProcess({
  key: 'payment',
  description: 'A payment.',
  businessKey,
  start: { tenantId: v.string(), startCommandId: v.string(), card },
  tasks: [defineTask({ ...claim, input: { tenantId: v.string() } }), charge],
  messages: [
    {
      name: 'paid',
      correlationVariable: 'startCommandId',
      receiptVariable: 'paidCommandId',
      variables: { iban: v.string().sealed() },
    },
  ],
  userTasks: [{ taskDefinitionKey: 'check', variables: { remark: v.string().sealed() } }],
});

function paymentWith(mapping: string) {
  const elements = `<startEvent id="s"/>${task('charge', mapping)}
<intermediateCatchEvent id="wait"><messageEventDefinition messageRef="m-paid"/></intermediateCatchEvent>
<userTask id="check"/><endEvent id="e"/>${flows('s -> charge -> wait -> check -> e')}`;
  return processUnderTest(payment, [{ name: 'payment.bpmn', content: bpmn(elements, { id: 'payment' }) }]);
}

const subject = paymentWith('');
const say = scenariosFor(payment);
const values = { tenantId: 'acme', startCommandId: 'S-{run}', card: '4000000000000002' };
const start = { businessKey: 'acme:payment:P-{run}', values };

const whole = say.scenario(
  'is paid',
  start,
  say.completes(charge, { receipt: { no: 'R-1' } }, { given: { card: '4000000000000002' } }),
  say.expects({ variables: { card: '4000000000000002', receipt: { no: 'R-1' } } }),
  say.hears('paid', 'S-{run}', { iban: 'DE02' }),
  say.decides(payment.userTasks[0], { remark: 'seen' }),
  say.expects({ endedAt: 'e', variables: { iban: 'DE02', remark: 'seen' } }),
);

test('sealed values are given, told and expected in the clear, and are sealed in the engine', async () => {
  const kept: unknown[] = [];
  const result = await runScenario(subject, whole, {
    engine,
    async onStep({ client, processInstanceId }) {
      kept.push(...(await client.history.variableInstances({ processInstanceId, variableName: 'card' })));
    },
  });
  expect(result.failure).toBeUndefined();
  expect(kept.length).toBeGreaterThan(0);
  for (const row of kept) expect(row).toMatchObject({ type: 'String', value: expect.stringMatching(/^sealed:/) });
});

test('a sealed value that is not what the scenario says fails it', async () => {
  const wrong = say.scenario(
    'wrong',
    start,
    say.completes(charge, { receipt: { no: 'R-1' } }),
    say.expects({ variables: { receipt: { no: 'R-2' } } }),
  );
  const { failure } = await runScenario(subject, wrong, { engine });
  expect(failure?.message).toContain('R-2');
  expect(failure?.message).toContain('R-1');
});

test('a worker that is told in the clear what must be sealed fails the scenario', async () => {
  const plain =
    '<extensionElements><camunda:inputOutput><camunda:inputParameter name="card">4000000000000002</camunda:inputParameter></camunda:inputOutput></extensionElements>';
  const scenario = say.scenario('leaks', start, say.completes(charge, { receipt: { no: 'R-1' } }), say.endsAt('e'));
  const { failure } = await runScenario(paymentWith(plain), scenario, { engine });
  expect(failure?.message).toContain('card must be sealed and came in plain text');
});

test('a process with sealed values can be played and compared', async () => {
  const report = await propertyRun(subject, { runs: 50, seed: 3 });
  expect(report.failure).toBeUndefined();
  expect(report.outcomes).toEqual({ 'ended at e': 50 });
  expect(await looksDifferent(subject, subject, { runs: 20 })).toBeUndefined();
  const loses = paymentWith(
    '<extensionElements><camunda:inputOutput><camunda:outputParameter name="receipt">${null}</camunda:outputParameter></camunda:inputOutput></extensionElements>',
  );
  expect(await looksDifferent(subject, loses, { runs: 20 })).toMatchObject({
    what: 'variables',
  });
});

test('an instance with sealed values is not recorded: a scenario is a file for everybody to read', async () => {
  const ids: string[] = [];
  await runScenario(subject, whole, {
    engine,
    onStep: async ({ processInstanceId }) => void ids.push(processInstanceId),
  });
  const recording = recordScenario(subject, { client: engine.client, processInstanceId: ids[0] ?? '' });
  await expect(recording).rejects.toThrow('its variable card is sealed, and what is sealed must not go into a file');
});
