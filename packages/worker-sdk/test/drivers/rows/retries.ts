import { expect } from 'vitest';
import { countLinesFast } from '../../helpers/contracts.ts';
import { countingHandler } from '../counting-handler.ts';
import type { Row } from '../row.ts';

/** How often and when a task runs again. */
export const retryRows: readonly Row[] = [
  {
    id: 'thrown-error',
    title: 'a handler that throws is a failure each time, counted from null, and an incident after its attempts',
    stock: { limit: 'What a handler throws is told to nobody' },
    async run({ work, begin, incidentOf, failuresOf, engine, until }) {
      const { handler, inputs } = countingHandler(() => {
        throw new Error('catalog is broken');
      });
      const { worker } = work([handler]);
      const id = await begin();
      const incident = await incidentOf(id);
      expect(incident).toMatchObject({
        incidentMessage: 'HANDLER_ERROR: catalog is broken',
        activityId: 'count-lines',
      });
      expect(await engine.externalTasks.errorDetails(incident.configuration ?? '')).toContain('rows/retries.ts');
      // The log says what was left before each failure.
      expect((await failuresOf(id)).map(({ retries }) => retries)).toEqual([null, 2, 1]);
      expect(await engine.externalTasks.get(incident.configuration ?? '')).toMatchObject({ retries: 0 });
      expect(inputs).toHaveLength(3);
      await until('all are counted', () => worker.counters.retried === 3);
    },
  },
  {
    id: 'retry-after',
    title: 'a handler says when its task runs again',
    stock: 'yes',
    async run({ work, begin, ended }) {
      const startedAtMs: number[] = [];
      work([
        countingHandler((context) => {
          startedAtMs.push(Date.now());
          return startedAtMs.length === 1
            ? context.retry('not yet', { afterMs: 600 })
            : context.complete({ lineCount: context.runNo });
        }).handler,
      ]);
      await ended(await begin());
      const [firstMs = 0, secondMs = 0] = startedAtMs;
      expect(secondMs - firstMs).toBeGreaterThanOrEqual(600);
    },
  },
  {
    id: 'retry-in-time',
    title: 'a retry that was put off runs when it is due, though the fetches wait far longer',
    stock: { limit: 'A long poll does not end when a retry that was put off becomes due' },
    async run({ work, begin, ended }) {
      const startedAtMs: number[] = [];
      const { handler } = countingHandler((context) => {
        startedAtMs.push(Date.now());
        return startedAtMs.length === 1
          ? context.retry('not yet', { afterMs: 300 })
          : context.complete({ lineCount: 1 });
      });
      work([handler], { longPollMs: 10_000 });
      await ended(await begin());
      const [firstMs = 0, secondMs = 0] = startedAtMs;
      expect(secondMs - firstMs).toBeLessThan(5_000);
    },
  },
  {
    id: 'model-retries',
    title: 'the retry policy of a task in the model goes before that of the contract',
    stock: 'yes',
    model: { properties: { retryTimeCycle: 'R2/PT0.001S' } },
    async run({ work, begin, incidentOf }) {
      const { handler, inputs } = countingHandler((context) => context.retry('not today'));
      work([handler]);
      expect((await incidentOf(await begin())).incidentMessage).toBe('RETRY: not today');
      expect(inputs).toHaveLength(2);
    },
  },
  {
    id: 'broken-model-retries',
    title: 'a retry policy in the model that cannot be read is an incident at once',
    stock: 'yes',
    model: { properties: { retryTimeCycle: 'now and then' } },
    async run({ work, begin, incidentOf }) {
      const { handler, inputs } = countingHandler();
      work([handler]);
      expect((await incidentOf(await begin())).incidentMessage).toMatch(/^RETRY_POLICY_INVALID: /);
      expect(inputs).toEqual([]);
    },
  },
  {
    id: 'benign-retry',
    title: 'a benign retry counts as an attempt and raises no alarm in the log',
    stock: 'yes',
    async run({ work, begin, ended, failuresOf }) {
      const { handler, inputs } = countingHandler((context) =>
        context.runNo === 1 ? context.retry('not there yet', { isBenign: true }) : context.complete({ lineCount: 1 }),
      );
      const { lines } = work([handler]);
      const id = await begin();
      await ended(id);
      expect(await failuresOf(id)).toMatchObject([{ errorMessage: 'BENIGN: not there yet' }]);
      const ends = lines
        .filter(({ message }) => message === 'task ended')
        .map(({ level, fields }) => [level, fields.code]);
      expect(ends[0]).toEqual(['info', 'BENIGN']);
      expect(inputs).toHaveLength(2);
    },
  },
  {
    id: 'execution-timeout',
    title: 'a run that takes longer than the contract allows is aborted and counts as an attempt',
    stock: 'yes',
    async run({ work, begin, failuresOf, until }) {
      const reasons: unknown[] = [];
      const { handler } = countingHandler((context) => {
        context.signal.addEventListener('abort', () => reasons.push((context.signal.reason as Error).message));
        return new Promise(() => undefined);
      }, countLinesFast);
      work([handler]);
      const id = await begin();
      const [failure] = await until('it has failed', async () => {
        const failures = await failuresOf(id);
        return failures.length > 0 && failures;
      });
      expect(failure?.errorMessage).toMatch(/^EXECUTION_TIMEOUT: .*older than 60 ms/);
      expect(reasons[0]).toMatch(/older than 60 ms/);
    },
  },
];
