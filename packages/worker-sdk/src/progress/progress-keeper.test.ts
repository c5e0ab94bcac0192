import { expect, test } from 'vitest';
import { startBench } from '../../test/helpers/bench.ts';
import { countPages, reserveInParts } from '../../test/helpers/contracts.ts';
import { createFakeEngine, type FakeEngine, type FakeTask, noAnswer } from '../../test/helpers/fake-engine.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import { type BoundHandler, defineHandler } from '../handler/define-handler.ts';
import type { TaskContext } from '../handler/task-context.ts';
import { LeaseLostError } from '../run/errors.ts';

type Context = TaskContext<typeof countPages>;
const topic = 'count-lines';
const hourMs = 3_600_000;

function handlerOf(execute: (context: Context) => unknown): BoundHandler {
  return defineHandler(countPages, { execute: async (_input, context) => (await execute(context)) as never });
}

/** What the engine keeps of a task's progress. */
function kept(task: FakeTask): unknown {
  const value = task.localVariables.stepwrightProgress?.value;
  return value === undefined ? undefined : JSON.parse(String(value));
}

function writes({ calls }: FakeEngine): number {
  return calls.filter(({ method }) => method === 'setLocalVariable').length;
}

test('the first progress is written at once, and of what follows within heartbeatEveryMs the newest only', async () => {
  const hasWaited = Promise.withResolvers<void>();
  const handler = handlerOf(async (context) => {
    for (let page = 1; page <= 20; page += 1) await context.heartbeat({ page });
    await hasWaited.promise;
    return context.complete({ lineCount: 20 });
  });
  const { engine, ended } = startBench([handler], { heartbeatEveryMs: 60 });
  const task = engine.add({ topic });
  await pollUntil('the newest is written', () => JSON.stringify(kept(task))?.includes('20'));
  expect(kept(task)).toEqual({ externalTaskId: task.id, progress: { page: 20 } });
  expect(task.localVariables.stepwrightProgress?.type).toBe('String');
  expect(writes(engine)).toBe(2);
  hasWaited.resolve();
  await ended(task);
});

test('a failure brings the newest progress with it, and the next run resumes there', async () => {
  const seen: unknown[] = [];
  const handler = handlerOf(async (context) => {
    seen.push(context.progress);
    if (context.progress) return context.complete({ lineCount: context.progress.page });
    await context.heartbeat({ page: 1 });
    await context.heartbeat({ page: 2 });
    return context.retry('the rest later');
  });
  const { engine, ended } = startBench([handler], { heartbeatEveryMs: hourMs });
  const task = await ended(engine.add({ topic }));
  expect(seen).toEqual([undefined, { page: 2 }]);
  expect(task.failures.map(({ localVariables }) => Object.keys(localVariables ?? {}))).toEqual([
    ['stepwrightProgress'],
  ]);
  expect(writes(engine)).toBe(1);
});

test('a worker that stops writes the newest progress before the task goes back', async () => {
  const handler = handlerOf(async (context) => {
    for (let page = 1; !context.signal.aborted; page += 1) {
      await context.heartbeat({ page });
      await pollUntil('the next page is there', () => page < 3 || context.signal.aborted);
    }
  });
  const { engine, worker } = startBench([handler], { heartbeatEveryMs: hourMs });
  const task = engine.add({ topic });
  await pollUntil('the first is written', () => kept(task));
  expect(await worker.stop()).toMatchObject({ released: 1 });
  expect(kept(task)).toMatchObject({ progress: { page: 3 } });
  expect(engine.calls.slice(-2).map(({ method }) => method)).toEqual(['setLocalVariable', 'extendLock']);
});

test('a write under way is waited for before the answer', async () => {
  const engine = createFakeEngine();
  const mayEnd = Promise.withResolvers<void>();
  const order: string[] = [];
  const executions: FakeEngine['executions'] = {
    async setLocalVariable() {
      order.push('write begins');
      await mayEnd.promise;
      order.push('write ends');
    },
  };
  const complete: FakeEngine['externalTasks']['complete'] = async (...given) => {
    order.push('answer');
    await engine.externalTasks.complete(...given);
  };
  const handler = handlerOf(async (context) => {
    await context.heartbeat({ page: 1 });
    setTimeout(mayEnd.resolve, 30);
    return context.complete({ lineCount: 1 });
  });
  const { ended } = startBench([handler], {
    engine: { ...engine, executions, externalTasks: { ...engine.externalTasks, complete } },
  });
  await ended(engine.add({ topic }));
  expect(order).toEqual(['write begins', 'write ends', 'answer']);
});

test('a run that has lost its lock writes nothing more, and hears of it at its next heartbeat', async () => {
  const errors: unknown[] = [];
  const handler = handlerOf(async (context) => {
    await context.heartbeat({ page: 1 });
    await context.heartbeat({ page: 2 });
    await pollUntil('it is aborted', () => context.signal.aborted);
    await context.heartbeat({ page: 3 }).catch((error: unknown) => errors.push(error));
    // Page 2 would be written at 500 ms; the lock is lost at a third of its second.
    const endsAtMs = performance.now() + 400;
    await pollUntil('its time to be written is over', () => performance.now() > endsAtMs);
    throw new Error('over');
  });
  const { engine, worker } = startBench([handler], { heartbeatEveryMs: 500, abortGraceMs: 2_000 });
  const task = engine.add({ topic });
  await pollUntil('the first is written', () => kept(task));
  engine.steal(task, 'another');
  await pollUntil('the run has ended', () => worker.counters.leasesLost === 1);
  expect(errors).toEqual([expect.any(LeaseLostError)]);
  expect(kept(task)).toMatchObject({ progress: { page: 1 } });
  expect(writes(engine)).toBe(1);
});

test('a write that the engine did not answer is logged, and the next one carries more', async () => {
  const handler = handlerOf(async (context) => {
    await context.heartbeat({ page: 1 });
    await pollUntil('it is logged', () => lines.some(({ message }) => /^progress not written/.test(message)));
    await context.heartbeat({ page: 2 });
    return context.retry('again');
  });
  const { engine, failed, lines } = startBench([handler], { heartbeatEveryMs: 0 });
  engine.breakNext('setLocalVariable', noAnswer());
  const task = await failed(engine.add({ topic }), 1);
  expect(kept(task)).toMatchObject({ progress: { page: 2 } });
  expect(writes(engine)).toBe(2);
});

test.each([
  ['that breaks the contract', { page: 1.5 }, 'progress.page'],
  ['that is too long', { page: 1, mark: 'x'.repeat(4_000) }, 'at most 4000 are kept'],
])('progress %s is an incident CONTRACT_OUTPUT', async (_what, progress, named) => {
  const handler = handlerOf(async (context) => context.heartbeat(progress));
  const { engine, ended } = startBench([handler]);
  const task = await ended(engine.add({ topic }));
  expect(task.state).toBe('INCIDENT');
  expect(task.failures[0]?.errorMessage).toMatch(/^CONTRACT_OUTPUT: The progress of count-lines/);
  expect(task.failures[0]?.errorMessage).toContain(named);
  expect(kept(task)).toBeUndefined();
});

test.each([
  ['of another task', '{"externalTaskId":"other","progress":{"page":7}}', false],
  ['that is no JSON', 'page 7', true],
  ['that the contract does not allow any more', '{"externalTaskId":"task-1","progress":{"page":"7"}}', true],
])('progress %s is as none', async (_what, value, isLogged) => {
  const seen: unknown[] = [];
  const handler = handlerOf((context) => {
    seen.push(context.progress);
    return context.complete({ lineCount: 1 });
  });
  const { engine, ended, lines } = startBench([handler]);
  await ended(engine.add({ topic, variables: { stepwrightProgress: value } }));
  expect(seen).toEqual([undefined]);
  expect(lines.some(({ message }) => message.startsWith('progress cannot be read'))).toBe(isLogged);
});

test('an effect notes progress of any type, and breaks off in doubt when it breaks the contract', async () => {
  const seen: unknown[] = [];
  const handler = defineHandler(reserveInParts, {
    async execute(_input, context) {
      seen.push(context.progress);
      await context.heartbeat(2n ** 60n);
      if (context.progress === undefined) return context.retry('again');
      await context.begin({});
      await context.heartbeat('x' as never);
      return context.complete({ reservationId: 'R-1' });
    },
    reconcile: async (_input, context) => context.stillUnknown('not asked'),
  });
  const { engine, ended } = startBench([handler]);
  const task = await ended(engine.add({ topic: 'reserve-stock' }));
  expect(seen).toEqual([undefined, 2n ** 60n]);
  expect(task.failures.at(-1)?.errorMessage).toMatch(/^CONTRACT_OUTPUT: The progress of reserve-stock/);
});

test('only topics whose contract declares progress ask for it', async () => {
  const { engine, worker } = startBench([handlerOf((context) => context.complete({ lineCount: 1 }))]);
  await pollUntil('it has fetched', () => engine.fetches[0]);
  expect(engine.fetches[0]?.topics[0]?.variables).toEqual(['tenantId', 'lineId', 'stepwrightProgress']);
  await worker.stop();
  const plain = { ...countPages, progress: undefined };
  const other = startBench([defineHandler(plain, { execute: async (_input, c) => c.complete({ lineCount: 1 }) })]);
  await pollUntil('it has fetched', () => other.engine.fetches[0]);
  expect(other.engine.fetches[0]?.topics[0]?.variables).toEqual(['tenantId', 'lineId']);
});
