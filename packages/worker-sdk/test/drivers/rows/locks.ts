import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { EngineNoAnswerError } from '@stepwright/engine-client';
import { expect } from 'vitest';
import { LeaseLostError, type TaskContext } from '../../../src/index.ts';
import { countLines } from '../../helpers/contracts.ts';
import { countingHandler } from '../counting-handler.ts';
import type { Row } from '../row.ts';
import type { Scene } from '../scene.ts';

/** A lock that a busy machine extends in time, and a run that takes longer. */
const briefLock = { ...countLines, lockDurationMs: 3_000 };
const longRunMs = 3_500;

/** Runs a quick task first, so that what extends locks has started, then one that works for longer than its lock. */
async function runLonger(
  { work, begin, ended }: Scene,
  run: (context: TaskContext<typeof countLines>) => unknown,
): Promise<void> {
  const { handler, inputs } = countingHandler(
    (context) => (inputs.length === 1 ? context.complete({ lineCount: 1 }) : run(context)),
    briefLock,
  );
  const { worker } = work([handler]);
  await ended(await begin());
  await ended(await begin());
  expect(inputs).toHaveLength(2);
  expect(worker.counters).toMatchObject({ fetched: 2, duplicates: 0, leasesLost: 0 });
}

/** A task that runs here stays here, or its run ends. */
export const lockRows: readonly Row[] = [
  {
    id: 'lock-extended',
    title: 'a run that takes longer than its lock keeps its task',
    stock: { limit: 'A lock is not extended' },
    run: (scene) =>
      runLonger(scene, async (context) => {
        const endsAt = Date.now() + longRunMs;
        await scene.until('the lock would have ended', () => Date.now() > endsAt);
        return context.complete({ lineCount: 1 });
      }),
  },
  {
    id: 'blocked-thread',
    title: 'a handler that blocks its thread for longer than its lock keeps its task, and runs once',
    stock: 'yes',
    run: (scene) =>
      runLonger(scene, (context) => {
        const endsAt = performance.now() + longRunMs;
        while (performance.now() < endsAt);
        return context.complete({ lineCount: 1 });
      }),
  },
  {
    id: 'lost-lock',
    title: 'a run whose task somebody else has locked is told, and its answer changes nothing',
    stock: 'yes',
    async run({ work, begin, valuesOf, engine, processKey, until }) {
      const started = Promise.withResolvers<string>();
      const lost = Promise.withResolvers<unknown>();
      const { handler } = countingHandler(async (context) => {
        context.signal.addEventListener('abort', () => lost.resolve(context.signal.reason));
        started.resolve(context.externalTaskId);
        await lost.promise;
        return context.complete({ lineCount: 1 });
      });
      // One place, so that it does not fetch the task again itself.
      const { worker } = work([handler], { places: 1 });
      const id = await begin();
      const taskId = await started.promise;
      await engine.externalTasks.unlock(taskId);
      const topic = { topicName: 'count-lines', processDefinitionKey: processKey, lockDurationMs: 60_000 };
      await engine.externalTasks.fetchAndLock({ workerId: 'somebody else', maxTasks: 1, topics: [topic] });
      expect(await lost.promise).toBeInstanceOf(LeaseLostError);
      await until('the end is counted', () => worker.counters.answersNotTaken === 1);
      expect(worker.counters).toMatchObject({ leasesLost: 1, completed: 0 });
      expect(await engine.externalTasks.get(taskId)).toMatchObject({ workerId: 'somebody else', retries: null });
      expect(await valuesOf(id)).not.toHaveProperty('lineCount');
    },
  },
  {
    id: 'handed-over-twice',
    title: 'a task that comes again while it still runs is not started a second time, and its run goes on',
    stock: { limit: 'A task whose lock has ended is started a second time' },
    async run({ work, begin, ended, engine, until }) {
      const extendLock = async (): Promise<never> => {
        throw new EngineNoAnswerError('silent', { method: 'POST', path: '/' }, 'timeout');
      };
      const mute = { ...engine, connection: undefined, externalTasks: { ...engine.externalTasks, extendLock } };
      const { handler, inputs } = countingHandler(async (context) => {
        await until('it was handed over again', () => worker.counters.duplicates > 0);
        return context.complete({ lineCount: 1 });
      });
      const { worker } = work([handler], { engine: mute, abortGraceMs: 20_000 });
      await ended(await begin());
      expect(inputs).toHaveLength(1);
      await until('it is counted', () => worker.counters.completed === 1);
      expect(worker.counters.answersNotTaken).toBe(0);
    },
  },
  {
    id: 'lost-answer',
    title: 'a completion whose answer was lost is found in the history, and the handler does not run again',
    stock: 'yes',
    async run({ work, begin, ended, openProxy, until }) {
      const proxy = await openProxy();
      const { handler, inputs } = countingHandler();
      const lost = proxy.next({ method: 'POST', path: /\/complete$/ }, 'drop-answer');
      const { worker } = work([handler], { urls: [proxy.url] });
      const id = await begin();
      expect(await lost.carriedOut).toBe(204);
      await ended(id);
      await until('it counts as completed', () => worker.counters.completed === 1);
      expect(inputs).toHaveLength(1);
      expect(worker.counters.answersNotTaken).toBe(0);
      expect(proxy.seen).toContainEqual(expect.stringMatching(/^POST .*\/history\/external-task-log/));
    },
  },
  {
    id: 'own-lock',
    title: 'each fetch locks under a worker id of its own, so an answer of an earlier lock is refused',
    stock: { limit: 'All fetches go by one workerId' },
    async run({ work, begin, ended }) {
      const workerIds: string[] = [];
      work([countingHandler().handler], { observers: [{ begun: ({ workerId }) => void workerIds.push(workerId) }] });
      await ended(await begin());
      await ended(await begin());
      expect(new Set(workerIds).size).toBe(2);
    },
  },
  {
    id: 'dead-locks',
    title: 'the locks that a killed process of the worker has left are freed at the start of the next',
    stock: { limit: 'Of locks that a killed process has left it knows nothing' },
    async run({ work, begin, ended, engine, processKey }) {
      const dead = await workerIdOfTheDead(processKey);
      const id = await begin();
      const topic = { topicName: 'count-lines', processDefinitionKey: processKey, lockDurationMs: 60_000 };
      await engine.externalTasks.fetchAndLock({ workerId: dead, maxTasks: 1, topics: [topic] });
      const { worker } = work([countingHandler(undefined, { ...countLines, lockDurationMs: 60_000 }).handler]);
      await ended(id);
      expect(worker.counters.recovered).toBe(1);
    },
  },
];

/** A worker id as a process of this host gave it that is no more. */
async function workerIdOfTheDead(name: string): Promise<string> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return `${name}@${hostname()}:${child.pid}#1`;
}
