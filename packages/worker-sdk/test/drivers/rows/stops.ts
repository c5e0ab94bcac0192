import { expect } from 'vitest';
import { countLines } from '../../helpers/contracts.ts';
import { effectHandler } from '../../helpers/effect-handler.ts';
import { countingHandler } from '../counting-handler.ts';
import type { Row } from '../row.ts';

/** Nobody gets the task back by the end of its lock: that would take a minute. */
const lockedLong = { ...countLines, lockDurationMs: 60_000, executionMaxMs: 60_000 };

/** What a worker that is stopped leaves behind. */
export const stopRows: readonly Row[] = [
  {
    id: 'stop-drains',
    title: 'stop lets a run end within the drain time, and reports it',
    stock: { limit: 'stop() waits for nothing' },
    async run({ work, begin, ended }) {
      const started = Promise.withResolvers<void>();
      const finish = Promise.withResolvers<void>();
      const { handler } = countingHandler(async (context) => {
        started.resolve();
        await finish.promise;
        return context.complete({ lineCount: 1 });
      });
      const { worker } = work([handler]);
      const id = await begin();
      await started.promise;
      const report = worker.stop({ drainMs: 20_000 });
      expect(worker.state).toBe('DRAINING');
      finish.resolve();
      expect(await report).toEqual({ finished: 1, released: 0, abandoned: 0 });
      expect(worker.state).toBe('STOPPED');
      await ended(id);
    },
  },
  {
    id: 'stop-gives-back',
    title: 'stop gives a task that still runs back without counting an attempt, and the next worker has it at once',
    stock: 'yes',
    async run({ work, begin, ended, failuresOf }) {
      const started = Promise.withResolvers<void>();
      const hanging = countingHandler(() => {
        started.resolve();
        return new Promise(() => undefined);
      }, lockedLong);
      const { worker } = work([hanging.handler]);
      const id = await begin();
      await started.promise;
      expect(await worker.stop()).toEqual({ finished: 0, released: 1, abandoned: 0 });
      work([countingHandler().handler]);
      await ended(id);
      expect(await failuresOf(id)).toEqual([]);
    },
  },
  {
    id: 'stop-during-effect',
    title: 'stop leaves an effect that has begun to be reconciled by the next worker',
    stock: 'yes',
    model: { topics: ['reserve-stock'] },
    async run({ work, begin, ended, failuresOf }) {
      const begun = Promise.withResolvers<void>();
      const first = effectHandler({
        async execute(context) {
          await context.begin({});
          begun.resolve();
          return new Promise(() => undefined);
        },
      });
      const { worker } = work([first.handler]);
      const id = await begin();
      await begun.promise;
      expect(await worker.stop()).toEqual({ finished: 1, released: 0, abandoned: 0 });
      const next = effectHandler({ reconcile: (context) => context.happened({ reservationId: 'R-9' }) });
      work([next.handler]);
      await ended(id);
      expect(next.ran).toEqual(['reconcile']);
      expect(await failuresOf(id)).toMatchObject([{ errorMessage: expect.stringMatching(/^WORKER_STOPPING: /) }]);
    },
  },
  {
    id: 'stop-during-fetch',
    title: 'stop gives back what the fetch under way still brings',
    stock: 'yes',
    async run({ work, begin, ended, openProxy }) {
      const proxy = await openProxy();
      const { handler, inputs } = countingHandler(undefined, lockedLong);
      const id = await begin();
      const fetch = proxy.next({ method: 'POST', path: /fetchAndLock/ }, 'hold-answer');
      const { worker } = work([handler], { urls: [proxy.url] });
      await fetch.hit;
      const report = worker.stop({ drainMs: 20_000 });
      fetch.release();
      expect(await report).toEqual({ finished: 0, released: 1, abandoned: 0 });
      expect(inputs).toEqual([]);
      work([countingHandler().handler]);
      await ended(id);
    },
  },
];
