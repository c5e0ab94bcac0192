import { expect } from 'vitest';
import { OperationRefusedError } from '../../../src/index.ts';
import { reserveStock, reserveStockBlind } from '../../helpers/contracts.ts';
import { startDownstream } from '../../helpers/downstream.ts';
import { effectHandler } from '../../helpers/effect-handler.ts';
import type { Row } from '../row.ts';
import { text } from '../scene.ts';

const model = { topics: ['reserve-stock'] };
/** Nothing listens there: a request is surely not sent. */
const nowhere = 'http://127.0.0.1:9';
/** What did not happen is final at once. */
const settledAtOnce = {
  ...reserveStock,
  external: { ...reserveStock.external, sendWindowMs: 1, settleMs: 0 },
};

/** Effects happen once, and doubt is settled before anything is tried again. */
export const effectRows: readonly Row[] = [
  {
    id: 'effect-once',
    title: 'a task of an effect that has happened is answered with the stored result and executes nothing',
    stock: 'yes',
    model,
    async run({ work, begin, ended, valuesOf }) {
      const downstream = await startDownstream((_, response) => void response.end('{}'));
      const { handler, ran } = effectHandler({
        async execute(context) {
          const attempt = await context.begin({});
          await attempt.fetch(downstream.url, { method: 'POST' });
          return context.complete({ reservationId: `R-${ran.length}`, quantity: 2n ** 53n + 1n });
        },
      });
      work([handler]);
      const stored = { reservationId: ['String', 'R-1'], quantity: ['Long', 9_007_199_254_740_993n] };
      const ofOneLine = async (): Promise<void> => {
        const id = await begin({ lineId: text('L-1') });
        await ended(id);
        expect(await valuesOf(id)).toMatchObject(stored);
      };
      await ofOneLine();
      await ofOneLine();
      expect(ran).toEqual(['execute']);
      expect(downstream.keys).toEqual(['acme:L-1:reserve:g1']);
    },
  },
  {
    id: 'unknown-outcome',
    title: 'an outcome that is not known is reconciled, executed once, and costs no retry',
    stock: 'yes',
    model,
    async run({ work, begin, ended, valuesOf, failuresOf }) {
      const downstream = await startDownstream((request) => void request.socket.destroy());
      const attemptsLeft: number[] = [];
      const { handler, ran } = effectHandler({
        async execute(context) {
          const attempt = await context.begin({});
          await attempt.fetch(downstream.url, { method: 'POST' });
          return context.complete({ reservationId: 'never' });
        },
        reconcile(context) {
          attemptsLeft.push(context.attemptsLeft);
          return context.happened({ reservationId: 'R-9' });
        },
      });
      const { worker } = work([handler]);
      const id = await begin();
      await ended(id);
      expect(ran).toEqual(['execute', 'reconcile']);
      expect(attemptsLeft).toEqual([reserveStock.retry.attempts - 1]);
      expect(downstream.keys).toHaveLength(1);
      expect(await valuesOf(id)).toMatchObject({ reservationId: ['String', 'R-9'] });
      expect(worker.counters).toMatchObject({ unknown: 1, retried: 0, failed: 0 });
      expect(await failuresOf(id)).toMatchObject([{ errorMessage: expect.stringMatching(/^OUTCOME_PENDING: /) }]);
    },
  },
  {
    id: 'not-sent',
    title: 'a request that was surely not sent is executed again under the same key',
    stock: 'yes',
    model,
    async run({ work, begin, ended, failuresOf }) {
      const downstream = await startDownstream((_, response) => void response.end('{}'));
      const keys: string[] = [];
      const { handler, ran } = effectHandler({
        async execute(context) {
          const attempt = await context.begin({});
          keys.push(attempt.idempotencyKey);
          await attempt.fetch(keys.length === 1 ? nowhere : downstream.url, { method: 'POST' });
          return context.complete({ reservationId: 'R-2' });
        },
      });
      work([handler]);
      const id = await begin();
      await ended(id);
      expect(ran).toEqual(['execute', 'execute']);
      expect(downstream.keys).toEqual([keys[0]]);
      expect(await failuresOf(id)).toMatchObject([{ errorMessage: expect.stringMatching(/^NOT_SENT: /) }]);
    },
  },
  {
    id: 'did-not-happen',
    title: 'an effect that surely did not happen is executed again under the same key',
    stock: 'yes',
    model,
    async run({ work, begin, ended }) {
      const keys: string[] = [];
      const { handler, ran } = effectHandler(
        {
          async execute(context) {
            keys.push((await context.begin({})).idempotencyKey);
            return keys.length === 1 ? context.unknown('no answer') : context.complete({ reservationId: 'R-2' });
          },
          reconcile: (context) => context.didNotHappen('it does not know the key'),
        },
        settledAtOnce,
      );
      work([handler]);
      await ended(await begin());
      expect(ran).toEqual(['execute', 'reconcile', 'execute']);
      expect(keys[1]).toBe(keys[0]);
    },
  },
  {
    id: 'unknown-for-good',
    title: 'an outcome that nobody can tell is an incident, and a blind system is never asked twice to do it',
    stock: 'yes',
    model,
    async run({ work, begin, incidentOf }) {
      const { handler, ran } = effectHandler(
        {
          async execute(context) {
            await context.begin({});
            return context.unknown('no answer');
          },
          reconcile: (context) => context.didNotHappen('the list does not show it'),
        },
        reserveStockBlind as typeof reserveStock,
      );
      work([handler]);
      expect((await incidentOf(await begin())).incidentMessage).toMatch(/^UNKNOWN_OUTCOME: .*blind/);
      expect(ran).toEqual(['execute', 'reconcile', 'reconcile']);
    },
  },
  {
    id: 'effect-refused',
    title: 'an attempt that the service does not permit is the BPMN error of its code, and nothing is sent',
    stock: 'yes',
    model,
    async run({ work, begin, ended, store }) {
      const { handler } = effectHandler({});
      const beginAttempt = async (): Promise<never> => {
        throw new OperationRefusedError('ORDER_CANCELLING', 'the order is being cancelled');
      };
      work([handler], { attemptStore: { ...store, beginAttempt } });
      expect(await ended(await begin())).toContain('ended-by-ORDER_CANCELLING');
    },
  },
  {
    id: 'effect-not-begun',
    title: 'an effect that is completed without an attempt is an incident at once',
    stock: 'yes',
    model,
    async run({ work, begin, incidentOf }) {
      const { handler } = effectHandler({ execute: (context) => context.complete({ reservationId: 'R-1' }) });
      work([handler]);
      expect((await incidentOf(await begin())).incidentMessage).toMatch(/^EFFECT_NOT_BEGUN: /);
    },
  },
];
