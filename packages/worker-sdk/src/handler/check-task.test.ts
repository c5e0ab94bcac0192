import { v } from '@stepwright/contract';
import type { ExternalTask } from '@stepwright/engine-client';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { startBench } from '../../test/helpers/bench.ts';
import { countLines } from '../../test/helpers/contracts.ts';
import { checkTask } from './check-task.ts';
import { defineHandler } from './define-handler.ts';

const runs: unknown[] = [];
const handler = defineHandler(countLines, {
  async execute(input, context) {
    runs.push(input);
    return context.complete({ lineCount: 1 });
  },
});

test.each([
  ['no business key', { businessKey: null }, /^BUSINESS_KEY_INVALID: "" is not a business key/],
  [
    'a business key of another type',
    { businessKey: 'acme:quote:Q-1:r1' },
    /^BUSINESS_KEY_INVALID: "acme:quote:Q-1:r1"/,
  ],
  ['another tenant', { businessKey: 'other:order:O-1' }, /^TENANT_MISMATCH: The variable tenantId is "acme"/],
  ['a missing variable', { variables: { lineId: undefined } }, /^CONTRACT_INPUT: .*lineId is missing/],
  ['no tenant', { variables: { tenantId: undefined } }, /^CONTRACT_INPUT: .*tenantId is missing/],
  [
    'a retry policy in the model that cannot be read',
    { extensionProperties: { retryTimeCycle: 'R3/5min' } },
    /^RETRY_POLICY_INVALID: .*retryTimeCycle: is "R3\/5min"; write R3\/PT5M/,
  ],
  ['a variable of another type', { variables: { lineId: 5 } }, /^CONTRACT_INPUT: .*lineId/],
])('a task with %s is an incident and never reaches the handler', async (_what, given, message) => {
  runs.length = 0;
  const { engine, ended } = startBench([handler]);
  const task = await ended(engine.add({ topic: 'count-lines', ...given }));
  expect(task.state).toBe('INCIDENT');
  expect(task.failures).toHaveLength(1);
  expect(task.failures[0]).toMatchObject({ retries: 0, errorMessage: expect.stringMatching(message) });
  expect(runs).toEqual([]);
});

test('a handler sees the allowlisted variables only', async () => {
  runs.length = 0;
  const { engine, ended } = startBench([handler]);
  await ended(engine.add({ topic: 'count-lines', variables: { secret: 'x' } }));
  expect(runs).toEqual([{ tenantId: 'acme', lineId: 'L-1' }]);
  expect(engine.fetches[0]?.topics[0]).toMatchObject({
    topicName: 'count-lines',
    variables: ['tenantId', 'lineId'],
    processDefinitionKey: 'fulfillment',
    lockDurationMs: 1_000,
  });
});

test('the retry policy of the task in the model goes before that of the contract', async () => {
  const failing = defineHandler(countLines, { execute: async (_input, context) => context.retry('not today') });
  const { engine, ended } = startBench([failing]);
  const task = await ended(
    engine.add({ topic: 'count-lines', extensionProperties: { retryTimeCycle: 'R4/PT0.001S' } }),
  );
  expect(task.failures.map(({ retries }) => retries)).toEqual([3, 2, 1, 0]);
  expect(engine.fetches[0]?.topics[0]).toMatchObject({ includeExtensionProperties: true });
});

const wire = { tenantId: { type: 'String', value: 'acme' }, lineId: { type: 'String', value: 'L-1' } };

test.each<[string, object, RegExp]>([
  [
    'a business key that is a number',
    { businessKey: 42 },
    /^"42" is not a business key: it is not text but of type number/,
  ],
  ['no business key', { businessKey: undefined }, /^"" is not a business key/],
  ['no variables', { variables: undefined }, /tenantId is missing; lineId is missing/],
  ['variables that are null', { variables: null }, /tenantId is missing; lineId is missing/],
  ['variables that are text', { variables: 'L-1' }, /tenantId is missing; lineId is missing/],
  ['a variable that is null', { variables: { ...wire, lineId: null } }, /lineId is no variable of an engine/],
  [
    'a variable that is its bare value',
    { variables: { ...wire, lineId: 'L-1' } },
    /lineId is no variable of an engine/,
  ],
])('a broken answer of the engine with %s is refused with its reason', (_what, given, reason) => {
  const task = { businessKey: 'acme:order:O-1', variables: wire, ...given } as unknown as ExternalTask;
  expect(checkTask(countLines, task)).toMatchObject({ kind: 'fail', reason: expect.stringMatching(reason) });
});

test('a schema that throws an error of its own is an incident too, not a task that comes back for ever', () => {
  const broken = v.string(
    z.string().refine(() => {
      throw new TypeError('the schema is broken');
    }),
  );
  const contract = { ...countLines, input: { ...countLines.input, lineId: broken } };
  const task = { businessKey: 'acme:order:O-1', variables: wire } as unknown as ExternalTask;
  expect(checkTask(contract, task)).toMatchObject({
    kind: 'fail',
    code: 'CONTRACT_INPUT',
    reason: 'The task count-lines cannot be checked: the schema is broken',
  });
});
