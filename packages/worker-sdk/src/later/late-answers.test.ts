import { VariablesError } from '@stepwright/contract';
import { expect, test } from 'vitest';
import { startBench } from '../../test/helpers/bench.ts';
import { countLines, reserveStock } from '../../test/helpers/contracts.ts';
import { effectHandler } from '../../test/helpers/effect-handler.ts';
import { type FakeEngine, type FakeTask, noAnswer } from '../../test/helpers/fake-engine.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import type { AttemptStore } from '../attempts/attempt-store.ts';
import { type BoundHandler, defineHandler } from '../handler/define-handler.ts';
import { WorkerOptionsError } from '../run/errors.ts';
import { createLateAnswers } from './late-answers.ts';
import { TicketError } from './ticket.ts';

const logger = { info() {}, warn() {}, error() {} };
const topic = 'count-lines';

/** A handler that gives its ticket away and ends. */
function deferring(wait = { withinMs: 60_000 }): { handler: BoundHandler; tickets: string[] } {
  const tickets: string[] = [];
  const handler = defineHandler(countLines, {
    async execute(_input, context) {
      tickets.push(context.ticket);
      return context.later(wait);
    },
  });
  return { handler, tickets };
}

/** The same for an effect; what it reconciles to is that it did not happen. */
function deferringEffect(): { handler: BoundHandler; tickets: string[]; ran: string[] } {
  const tickets: string[] = [];
  const { handler, ran } = effectHandler({
    async execute(context) {
      await context.begin({});
      tickets.push(context.ticket);
      return context.later({ withinMs: 60_000 });
    },
    reconcile: (context) => context.happened({ reservationId: 'R-9' }),
  });
  return { handler, tickets, ran };
}

const answersOf = (engine: FakeEngine) => createLateAnswers({ engine, contract: countLines, logger });
const effectAnswersOf = (engine: FakeEngine, attemptStore: AttemptStore) =>
  createLateAnswers({ engine, contract: reserveStock, attemptStore, logger });
const deferred = (worker: { counters: { deferred: number } }) =>
  pollUntil('the run has ended', () => worker.counters.deferred === 1);

/** How long the task is still locked. */
const restMs = (task: FakeTask) => task.lockedUntilMs - Date.now();

test('the place is free at once, the task stays locked, and a late answer completes it', async () => {
  const { handler, tickets } = deferring();
  const { engine, worker, lines } = startBench([handler], { concurrency: 1 });
  const task = engine.add({ topic });
  await deferred(worker);
  expect(worker.health()).toMatchObject({ running: 0, freePlaces: 1 });
  expect(restMs(task)).toBeGreaterThan(60_000);
  expect(restMs(task)).toBeLessThanOrEqual(61_000);
  const end = lines.find(({ message }) => message === 'task ended');
  expect(end).toMatchObject({ level: 'info', fields: { verdict: 'later', answer: 'ACCEPTED' } });
  expect(await answersOf(engine).complete(tickets[0] ?? '', { lineCount: 4 })).toBe('ACCEPTED');
  expect(task).toMatchObject({ state: 'COMPLETED', result: { lineCount: { type: 'Integer', value: 4 } }, fetches: 1 });
});

test('a BPMN error, a retry and a failure may come late, too', async () => {
  const { handler, tickets } = deferring();
  const { engine, worker } = startBench([handler]);
  const answers = answersOf(engine);
  const tasks = [1, 2, 3, 4].map(() => engine.add({ topic }));
  await pollUntil('all are deferred', () => worker.counters.deferred === 4);
  await worker.stop();
  const [raised = '', retried = '', failed = '', benign = ''] = tickets;
  expect(await answers.bpmnError(raised, 'TOO_LARGE', { quantityMax: 5 })).toBe('ACCEPTED');
  expect(await answers.retry(retried, 'the printer is out of paper')).toBe('ACCEPTED');
  expect(await answers.fail(failed, 'PRINTER_BROKEN', 'no such printer')).toBe('ACCEPTED');
  expect(await answers.retry(benign, 'not yet', { afterMs: 7, isBenign: true })).toBe('ACCEPTED');
  expect(tasks[0]).toMatchObject({ errorCode: 'TOO_LARGE', result: { quantityMax: { value: 5 } } });
  expect(tasks[1]?.failures).toMatchObject([
    { errorMessage: 'RETRY: the printer is out of paper', retries: 2, retryTimeoutMs: 20 },
  ]);
  expect(tasks[2]?.failures).toMatchObject([{ errorMessage: 'PRINTER_BROKEN: no such printer', retries: 0 }]);
  expect(tasks[3]?.failures).toMatchObject([{ errorMessage: 'BENIGN: not yet', retries: 2, retryTimeoutMs: 7 }]);
});

test('an answer after the wait is GONE, and the run that came instead is not touched', async () => {
  const tickets: string[] = [];
  const handler = defineHandler(countLines, {
    async execute(_input, context) {
      tickets.push(context.ticket);
      return tickets.length === 1 ? context.later({ withinMs: 1_000 }) : context.later({ withinMs: 60_000 });
    },
  });
  const { engine, worker } = startBench([handler]);
  const task = engine.add({ topic });
  await deferred(worker);
  engine.expire(task);
  await pollUntil('it has run again', () => worker.counters.deferred === 2);
  const [first = '', second = ''] = tickets;
  expect(await answersOf(engine).complete(first, { lineCount: 1 })).toBe('GONE');
  expect(task.state).toBe('OPEN');
  expect(await answersOf(engine).complete(second, { lineCount: 2 })).toBe('ACCEPTED');
  expect(await answersOf(engine).retry(second, 'too late')).toBe('GONE');
});

test('an answer whose own answer was lost is sent again', async () => {
  const { handler, tickets } = deferring();
  const { engine, worker } = startBench([handler]);
  const task = engine.add({ topic });
  await deferred(worker);
  engine.breakNext('complete', noAnswer());
  expect(await answersOf(engine).complete(tickets[0] ?? '', { lineCount: 1 })).toBe('ACCEPTED');
  expect([task.state, engine.calls.filter(({ method }) => method === 'complete').length]).toEqual(['COMPLETED', 2]);
});

test('an engine that takes no answer in time is said, so that the caller repeats it', async () => {
  const { handler, tickets } = deferring();
  const { engine, worker } = startBench([handler]);
  engine.add({ topic });
  await deferred(worker);
  engine.breakNext('complete', noAnswer());
  const impatient = createLateAnswers({ engine, contract: countLines, logger, limitMs: 1 });
  const answer = impatient.complete(tickets[0] ?? '', { lineCount: 1 });
  await expect(answer).rejects.toMatchObject({ name: 'LateAnswerError', code: 'ENGINE_SILENT' });
});

test('what breaks the contract is refused before anything is sent or recorded', async () => {
  const { handler, tickets } = deferringEffect();
  const { engine, worker, attemptStore } = startBench([handler]);
  const task = engine.add({ topic: 'reserve-stock' });
  await deferred(worker);
  const answers = effectAnswersOf(engine, attemptStore);
  const [ticket = ''] = tickets;
  const before = engine.calls.length;
  await expect(answers.complete(ticket, { reservationId: 7 as never })).rejects.toThrow(VariablesError);
  await expect(answers.bpmnError(ticket, 'OTHER' as 'NO_STOCK')).rejects.toThrow(/OTHER is no declared BPMN error/);
  expect([engine.calls.length, task.state]).toEqual([before, 'OPEN']);
  expect(await answers.complete(ticket, { reservationId: 'R-1' })).toBe('ACCEPTED');
});

test.each([
  ['no ticket at all', () => 'hello'],
  ['a ticket of another contract', (ticket: string) => ticket],
  ['a ticket that was cut', (ticket: string) => ticket.slice(0, 40)],
])('%s is a TicketError', async (_what, change) => {
  const { handler, tickets } = deferring();
  const { engine, worker, attemptStore } = startBench([handler]);
  engine.add({ topic });
  await deferred(worker);
  const answer = effectAnswersOf(engine, attemptStore).complete(change(tickets[0] ?? ''), { reservationId: 'R-1' });
  await expect(answer).rejects.toMatchObject({ name: 'TicketError', code: 'TICKET_INVALID' });
  await expect(answer).rejects.toThrow(TicketError);
});

test('a late success of an effect is recorded before the engine hears of it', async () => {
  const { handler, tickets, ran } = deferringEffect();
  const { engine, worker, attemptStore } = startBench([handler]);
  const task = engine.add({ topic: 'reserve-stock' });
  await deferred(worker);
  const [ticket = ''] = tickets;
  engine.expire(task);
  const silent = { ...engine, externalTasks: { ...engine.externalTasks, complete: () => Promise.reject(noAnswer()) } };
  const broken = createLateAnswers({ engine: silent, contract: reserveStock, attemptStore, logger, limitMs: 1 });
  await broken.complete(ticket, { reservationId: 'R-1' }, { externalReference: 'X-1' }).catch(() => undefined);
  await pollUntil('the next run answers what is stored', () => task.state === 'COMPLETED');
  expect(task.result).toEqual({ reservationId: { type: 'String', value: 'R-1' } });
  expect(ran).toEqual(['execute']);
});

test('an answer that comes before the run has ended counts, and alarms nobody', async () => {
  const { handler } = effectHandler({
    async execute(context) {
      await context.begin({});
      results.push(await effectAnswersOf(engine, attemptStore).complete(context.ticket, { reservationId: 'R-1' }));
      return context.later({ withinMs: 60_000 });
    },
  });
  const results: string[] = [];
  const { engine, worker, attemptStore, lines } = startBench([handler]);
  const task = engine.add({ topic: 'reserve-stock' });
  await deferred(worker);
  expect([results, task.state]).toEqual([['ACCEPTED'], 'COMPLETED']);
  expect(lines.filter(({ level }) => level !== 'info')).toEqual([]);
});

test('a wait that is over is reconciled, and an answer that contradicts comes too late', async () => {
  const { handler, tickets, ran } = deferringEffect();
  const { engine, worker, attemptStore, ended } = startBench([handler]);
  const task = engine.add({ topic: 'reserve-stock' });
  await deferred(worker);
  engine.expire(task);
  expect((await ended(task)).result).toEqual({ reservationId: { type: 'String', value: 'R-9' } });
  expect(ran).toEqual(['execute', 'reconcile']);
  const late = effectAnswersOf(engine, attemptStore).bpmnError(tickets[0] ?? '', 'NO_STOCK');
  await expect(late).rejects.toMatchObject({ code: 'OUTCOME_CONTRADICTS' });
});

test('a late rejection of an effect is recorded, and its BPMN error raised', async () => {
  const { handler, tickets } = deferringEffect();
  const { engine, worker, attemptStore } = startBench([handler]);
  const task = engine.add({ topic: 'reserve-stock' });
  await deferred(worker);
  expect(await effectAnswersOf(engine, attemptStore).bpmnError(tickets[0] ?? '', 'NO_STOCK')).toBe('ACCEPTED');
  expect(task).toMatchObject({ state: 'BPMN_ERROR', errorCode: 'NO_STOCK' });
});

test.each([
  ['withinMs must be a whole number', 999],
  ['withinMs must be a whole number', 604_800_001],
])('%s: %s is an error of the handler', async (named, withinMs) => {
  const { handler } = deferring({ withinMs });
  const { engine, failed } = startBench([handler]);
  const task = await failed(engine.add({ topic }), 1);
  expect(task.failures[0]?.errorMessage).toMatch(new RegExp(`^HANDLER_ERROR: ${named}`));
});

test('a run whose ticket nobody has cannot be answered later', async () => {
  const handler = defineHandler(countLines, {
    execute: async (_input, context) => context.later({ withinMs: 60_000 }),
  });
  const { engine, failed } = startBench([handler]);
  const task = await failed(engine.add({ topic }), 1);
  expect(task.failures[0]?.errorMessage).toMatch(/^HANDLER_ERROR: .*nobody has its context.ticket/);
});

test('an effect has no ticket before begin', async () => {
  const { handler } = effectHandler({ execute: (context) => context.ticket });
  const { engine, failed } = startBench([handler]);
  const task = await failed(engine.add({ topic: 'reserve-stock' }), 1);
  expect(task.failures[0]?.errorMessage).toMatch(/^HANDLER_ERROR: .*no ticket before begin/);
});

test('a lock that another has when the run ends is a lost lease', async () => {
  const handler = defineHandler(countLines, {
    async execute(_input, context) {
      tickets.push(context.ticket);
      engine.steal(task, 'another');
      return context.later({ withinMs: 60_000 });
    },
  });
  const tickets: string[] = [];
  const { engine, worker } = startBench([handler]);
  const task = engine.add({ topic });
  await pollUntil('it is lost', () => worker.counters.leasesLost === 1);
  expect(worker.counters).toMatchObject({ deferred: 0, answersNotTaken: 1 });
  expect(await answersOf(engine).complete(tickets[0] ?? '', { lineCount: 1 })).toBe('GONE');
});

test('a lock that moved on to another worker id makes the ticket worthless: the task runs again', async () => {
  const handler = defineHandler(countLines, {
    async execute(_input, context) {
      tickets.push(context.ticket);
      engine.expire(task);
      await pollUntil('it was handed over again', () => worker.counters.duplicates === 1);
      return context.later({ withinMs: 60_000 });
    },
  });
  const tickets: string[] = [];
  const { engine, worker, failed } = startBench([handler]);
  const task = engine.add({ topic });
  await failed(task, 1);
  expect(task.failures[0]?.errorMessage).toMatch(/^LEASE_LOST: .*after its ticket was given out/);
});

test('a stop counts a deferred run as finished and leaves its lock alone', async () => {
  const gate = Promise.withResolvers<void>();
  const tickets: string[] = [];
  const handler = defineHandler(countLines, {
    async execute(_input, context) {
      await gate.promise;
      tickets.push(context.ticket);
      return context.later({ withinMs: 60_000 });
    },
  });
  const { engine, worker } = startBench([handler]);
  const task = engine.add({ topic });
  await pollUntil('it runs', () => worker.health().running === 1);
  const stopping = worker.stop({ drainMs: 5_000 });
  gate.resolve();
  expect(await stopping).toEqual({ finished: 1, released: 0, abandoned: 0 });
  expect(restMs(task)).toBeGreaterThan(59_000);
});

test('an effect needs the attempt store also for its late answers', () => {
  const { engine } = startBench([deferring().handler]);
  expect(() => createLateAnswers({ engine, contract: reserveStock })).toThrow(WorkerOptionsError);
});
