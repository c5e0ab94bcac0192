import { describe, expect, expectTypeOf, it, test } from 'vitest';
import * as z from 'zod';
import {
  ContractError,
  defineBusinessKey,
  defineError,
  defineEvent,
  defineProcess,
  defineTask,
  type RetryPolicy,
  retryDelayMs,
  type TaskErrorCode,
  type TaskInput,
  type TaskProgress,
  v,
} from './index.ts';

const orderKey = defineBusinessKey({ type: 'order' });
const noStock = defineError({ code: 'NO_STOCK', description: 'None left.' });
const effect = { class: 'keyed', system: 'inventory', operation: 'reserve' } as const;
const reserve = defineTask({
  topic: 'reserve',
  description: 'Stock is held.',
  businessKey: orderKey,
  input: { tenantId: v.string(), lines: v.integer(), note: v.string().optional() },
  output: { reservationId: v.string() },
  errors: [noStock],
  external: effect,
  idempotencyKey: ({ tenantId, lines }) => `${tenantId}:${lines}`,
});
const claimStart = defineTask({
  topic: 'claim-start',
  description: 'Claimed.',
  businessKey: orderKey,
  input: { tenantId: v.string() },
  external: 'none',
});

function issuesOf(define: () => unknown): string[] {
  try {
    define();
  } catch (cause) {
    if (cause instanceof ContractError) return cause.issues.map((issue) => issue.path);
    throw cause;
  }
  return [];
}

describe('a task contract', () => {
  it('types its handler', () => {
    expectTypeOf<TaskInput<typeof reserve>>().toEqualTypeOf<
      { readonly tenantId: string; readonly lines: number } & { readonly note?: string | undefined }
    >();
    expectTypeOf<TaskErrorCode<typeof reserve>>().toEqualTypeOf<'NO_STOCK'>();
    expectTypeOf<TaskErrorCode<typeof claimStart>>().toEqualTypeOf<never>();
    expect(reserve.idempotencyKey({ tenantId: 'acme', lines: 2 })).toBe('acme:2');
  });

  it('types the progress that it declares, and has none by default', () => {
    const copy = defineTask({ ...claimStart, progress: v.json(z.object({ page: z.int() })) });
    expectTypeOf<TaskProgress<typeof copy>>().toEqualTypeOf<{ page: number }>();
    expectTypeOf<TaskProgress<typeof claimStart>>().toEqualTypeOf<never>();
    expect(copy.progress.encode({ page: 2 })).toEqual({ type: 'Json', value: '{"page":2}' });
    expect(claimStart.progress).toBeUndefined();
    expect(issuesOf(() => defineTask({ ...claimStart, progress: v.string().sealed() }))).toEqual(['progress']);
  });

  it('has defaults for times and retries', () => {
    expect(reserve).toMatchObject({ lockDurationMs: 30_000, executionMaxMs: 60_000, retry: { attempts: 3 } });
    expect(reserve.external).toMatchObject({ sendWindowMs: 10_000, settleMs: 30_000, reconcileMax: 10 });
  });

  it('fails when it is defined, with the path of each mistake', () => {
    const paths = issuesOf(() =>
      defineTask({
        topic: 'Reserve_It',
        description: '',
        businessKey: orderKey,
        input: { Lines: v.integer() },
        errors: [noStock, noStock],
        retry: { attempts: 0, delaysMs: [-1], jitter: 2 },
        lockDurationMs: 10,
        executionMaxMs: 0,
        external: { ...effect, system: 'In ventory', settleMs: -1 },
        idempotencyKey: undefined as never,
      }),
    );
    expect(paths.sort()).toEqual(
      [
        'topic',
        'description',
        'input.tenantId',
        'input.Lines',
        'errors[1]',
        'retry.attempts',
        'retry.delaysMs[0]',
        'retry.jitter',
        'lockDurationMs',
        'executionMaxMs',
        'external.system',
        'external.settleMs',
        'idempotencyKey',
      ].sort(),
    );
  });
});

describe('a process contract', () => {
  const definition = {
    key: 'order-fulfillment',
    description: 'Fulfills.',
    businessKey: orderKey,
    start: { tenantId: v.string(), startCommandId: v.string() },
    tasks: [claimStart, reserve],
  };

  it('begins with claim-start and carries the start command', () => {
    expect(issuesOf(() => defineProcess(definition))).toEqual([]);
    expect(issuesOf(() => defineProcess({ ...definition, start: { tenantId: v.string() }, tasks: [reserve] }))).toEqual(
      ['start.startCommandId', 'tasks[0]'],
    );
  });

  it('refuses a topic twice and a task of another business key', () => {
    const foreign = defineTask({
      topic: 'reserve',
      description: 'x',
      businessKey: defineBusinessKey({ type: 'quote' }),
      input: { tenantId: v.string() },
      external: 'none',
    });
    expect(issuesOf(() => defineProcess({ ...definition, tasks: [claimStart, reserve, foreign] }))).toEqual([
      'tasks[2]',
      'tasks[2].businessKey',
    ]);
  });

  it('lists the tasks of people, each once', () => {
    const decide = { taskDefinitionKey: 'decide', variables: { isApproved: v.boolean() } };
    expect(defineProcess(definition).userTasks).toEqual([]);
    expect(defineProcess({ ...definition, userTasks: [decide] }).userTasks).toEqual([decide]);
    expect(issuesOf(() => defineProcess({ ...definition, userTasks: [decide, decide] }))).toEqual(['userTasks[1]']);
  });
});

test('no contract is found by a sealed variable: neither tenant, nor start command, nor message', () => {
  const sealed = v.string().sealed();
  const task = { topic: 'ask', description: 'Asks.', businessKey: orderKey, external: 'none' } as const;
  const ask = defineTask({ ...task, input: { tenantId: v.string() }, output: { answerId: sealed } });
  const messages = [{ name: 'Answered', correlationVariable: 'answerId', receiptVariable: 'seenId', variables: {} }];
  const process = { key: 'asking', description: 'Asks.', businessKey: orderKey, tasks: [claimStart, ask], messages };
  const start = { tenantId: sealed, startCommandId: sealed, seenId: sealed };
  expect(issuesOf(() => defineTask({ ...task, input: { tenantId: sealed } }))).toEqual(['input.tenantId']);
  expect(issuesOf(() => defineProcess({ ...process, start }))).toEqual([
    'start.tenantId',
    'start.startCommandId',
    'messages[0].correlationVariable',
    'messages[0].receiptVariable',
  ]);
});

describe('an event contract', () => {
  it('takes its version from its type', () => {
    const event = defineEvent({
      type: 'cpq.quote.priced.v2',
      topic: 'cpq.quote.events.v1',
      aggregateType: 'quote',
      description: 'Priced.',
      payload: z.object({}),
    });
    expect(event.version).toBe(2);
    expect(issuesOf(() => defineEvent({ ...event, type: 'QuotePriced', topic: 'quotes' }))).toEqual(['type', 'topic']);
  });
});

describe('a BPMN error contract', () => {
  it('has a code in capitals', () => {
    expect(issuesOf(() => defineError({ code: 'noStock', description: '' }))).toEqual(['code', 'description']);
  });
});

describe('a retry policy', () => {
  const policy: RetryPolicy = { attempts: 4, delaysMs: [1_000, 5_000], jitter: 0.1 };

  it('repeats its last delay and moves it by the jitter', () => {
    expect([1, 2, 3, 9].map((attemptNo) => retryDelayMs(policy, attemptNo, () => 0.5))).toEqual([
      1_000, 5_000, 5_000, 5_000,
    ]);
    expect([0, 0.5, 0.999999].map((random) => retryDelayMs(policy, 1, () => random))).toEqual([900, 1_000, 1_100]);
  });
});
