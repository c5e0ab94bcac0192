import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  type AttemptOutcome,
  type AttemptRequest,
  type AttemptStore,
  type OperationRef,
  OperationRefusedError,
  type OperationRequest,
} from './attempt-store.ts';

/** What an implementation of the store gives to the suite. */
export interface ConformanceSubject {
  readonly store: AttemptStore;
  /** A request whose base key was never used before; the tenant and the business key must exist for the implementation. */
  request(): OperationRequest;
  /** The same request for another tenant; left out, isolation of tenants is not checked. */
  ofAnotherTenant?(request: OperationRequest): OperationRequest;
}

/** One case: register it with any test runner. It needs a subject of its own or a shared one; base keys keep cases apart. */
export interface ConformanceCase {
  readonly title: string;
  run(subject: ConformanceSubject): Promise<void>;
}

const output = { reservationId: { type: 'String', value: 'R-1' } };
const succeeded: AttemptOutcome = { outcome: 'SUCCEEDED', output };
const rejected: AttemptOutcome = { outcome: 'REJECTED', code: 'NO_STOCK' };
const notSent: AttemptOutcome = { outcome: 'NOT_SENT', reason: 'refused' };
const didNotHappen: AttemptOutcome = { outcome: 'DID_NOT_HAPPEN', reason: 'not found' };
const unknown: AttemptOutcome = { outcome: 'UNKNOWN', reason: 'no answer' };

function attempt(startedBy = 'worker@host:1#1'): AttemptRequest {
  const sendDeadline = new Date(Date.now() + 10_000).toISOString();
  return { requestHash: 'a'.repeat(64), request: { line: 'L-1' }, sendDeadline, settleMs: 30_000, startedBy };
}

async function opened({ store, request }: ConformanceSubject) {
  const wanted = request();
  const state = await store.open(wanted);
  const ref: OperationRef = { tenantId: wanted.tenantId, operationId: state.operationId };
  return { store, wanted, ref, state, again: () => store.open(wanted) };
}

async function begun(subject: ConformanceSubject, startedBy?: string) {
  const operation = await opened(subject);
  const { attemptNo } = await operation.store.beginAttempt(operation.ref, attempt(startedBy));
  return { ...operation, attemptNo };
}

async function refuses(code: string, call: Promise<unknown>): Promise<void> {
  await assert.rejects(call, (error) => error instanceof OperationRefusedError && error.code === code);
}

function byId(left: OperationRef, right: OperationRef): number {
  return left.operationId < right.operationId ? -1 : 1;
}

/** The suite that every implementation of the attempt store passes. */
export const attemptStoreCases: readonly ConformanceCase[] = [
  {
    title: 'opening an operation makes it ready, and opening it again returns the same',
    async run(subject) {
      const { state, wanted, again } = await opened(subject);
      assert.equal(state.status, 'READY');
      assert.equal(state.generation, 1);
      assert.equal(state.idempotencyKey, `${wanted.baseKey}:g1`);
      assert.equal(state.reconcileCount, 0);
      assert.equal(state.lastAttempt, undefined);
      assert.deepEqual(await again(), state);
    },
  },
  {
    title: 'another operation with the same base key is another operation',
    async run(subject) {
      const { store, wanted, state } = await opened(subject);
      const other = await store.open({ ...wanted, operation: `${wanted.operation}-other` });
      assert.notEqual(other.operationId, state.operationId);
    },
  },
  {
    title: 'the same keys of another tenant are another operation, and the first stays out of its reach',
    async run(subject) {
      const { store, wanted, state } = await begun(subject);
      if (!subject.ofAnotherTenant) return;
      const foreign = subject.ofAnotherTenant(wanted);
      const other = await store.open(foreign);
      assert.notEqual(other.operationId, state.operationId);
      assert.equal(other.status, 'READY');
      const ref = { tenantId: foreign.tenantId, operationId: state.operationId };
      await refuses('OPERATION_NOT_FOUND', store.recordOutcome(ref, 1, succeeded));
    },
  },
  {
    title: 'an attempt that has begun puts the operation in doubt and shows its deadline',
    async run(subject) {
      const { attemptNo, again } = await begun(subject);
      assert.equal(attemptNo, 1);
      const { status, lastAttempt } = await again();
      assert.equal(status, 'IN_DOUBT');
      assert.equal(lastAttempt?.attemptNo, 1);
      assert.equal(lastAttempt?.outcome, 'OPEN');
      assert.equal(lastAttempt?.settleMs, 30_000);
      assert.ok(Date.parse(lastAttempt?.sendDeadline ?? '') > Date.now());
      assert.ok(Date.parse(lastAttempt?.startedAt ?? '') <= Date.now() + 1_000);
    },
  },
  {
    title: 'no attempt begins while an earlier one is open or unknown',
    async run(subject) {
      const { store, ref } = await begun(subject);
      await refuses('OPERATION_IN_DOUBT', store.beginAttempt(ref, attempt()));
      assert.equal((await store.recordOutcome(ref, 1, unknown)).status, 'IN_DOUBT');
      await refuses('OPERATION_IN_DOUBT', store.beginAttempt(ref, attempt()));
    },
  },
  {
    title: 'of attempts that begin at the same time one wins',
    async run(subject) {
      const { store, ref } = await opened(subject);
      const results = await Promise.allSettled([1, 2, 3, 4].map(() => store.beginAttempt(ref, attempt())));
      assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    },
  },
  {
    title: 'after an attempt that was not sent the next one begins, under the same idempotency key',
    async run(subject) {
      const { store, ref, state } = await begun(subject);
      const ready = await store.recordOutcome(ref, 1, notSent);
      assert.equal(ready.status, 'READY');
      assert.equal(ready.idempotencyKey, state.idempotencyKey);
      assert.equal((await store.beginAttempt(ref, attempt())).attemptNo, 2);
    },
  },
  {
    title: 'an unknown attempt that did not happen lets the next one begin',
    async run(subject) {
      const { store, ref } = await begun(subject);
      await store.recordOutcome(ref, 1, unknown);
      assert.equal((await store.recordOutcome(ref, 1, didNotHappen)).status, 'READY');
      assert.equal((await store.beginAttempt(ref, attempt())).attemptNo, 2);
    },
  },
  {
    title: 'an unknown attempt may turn out to have succeeded, or to have been rejected',
    async run(subject) {
      const happened = await begun(subject);
      await happened.store.recordOutcome(happened.ref, 1, unknown);
      assert.equal((await happened.store.recordOutcome(happened.ref, 1, succeeded)).status, 'SUCCEEDED');
      const refused = await begun(subject);
      await refused.store.recordOutcome(refused.ref, 1, unknown);
      assert.equal((await refused.store.recordOutcome(refused.ref, 1, rejected)).status, 'REJECTED');
    },
  },
  {
    title: 'a success keeps its output and lets no further attempt begin',
    async run(subject) {
      const { store, ref, again } = await begun(subject);
      await store.recordOutcome(ref, 1, { ...succeeded, externalReference: 'W-77' });
      const state = await again();
      assert.equal(state.status, 'SUCCEEDED');
      assert.deepEqual(state.output, output);
      await refuses('OPERATION_FINISHED', store.beginAttempt(ref, attempt()));
    },
  },
  {
    title: 'a rejection keeps its code and lets no further attempt begin',
    async run(subject) {
      const { store, ref, again } = await begun(subject);
      await store.recordOutcome(ref, 1, rejected);
      const state = await again();
      assert.equal(state.status, 'REJECTED');
      assert.equal(state.code, 'NO_STOCK');
      await refuses('OPERATION_FINISHED', store.beginAttempt(ref, attempt()));
    },
  },
  {
    title: 'repeating an outcome is a success, whatever its reason',
    async run(subject) {
      for (const outcome of [succeeded, rejected, notSent, didNotHappen, unknown]) {
        const { store, ref } = await begun(subject);
        const first = await store.recordOutcome(ref, 1, outcome);
        const repeated = 'reason' in outcome ? { ...outcome, reason: 'said otherwise' } : outcome;
        assert.equal((await store.recordOutcome(ref, 1, repeated as AttemptOutcome)).status, first.status);
      }
    },
  },
  {
    title: 'an outcome that contradicts a known one is refused and changes nothing',
    async run(subject) {
      const other: AttemptOutcome = {
        outcome: 'SUCCEEDED',
        output: { reservationId: { type: 'String', value: 'R-2' } },
      };
      const pairs: [AttemptOutcome, AttemptOutcome][] = [
        [succeeded, rejected],
        [succeeded, unknown],
        [succeeded, didNotHappen],
        [succeeded, other],
        [rejected, succeeded],
        [rejected, { outcome: 'REJECTED', code: 'OTHER' }],
        [notSent, succeeded],
        [didNotHappen, succeeded],
      ];
      for (const [known, contradiction] of pairs) {
        const { store, ref, again } = await begun(subject);
        await store.recordOutcome(ref, 1, known);
        const before = await again();
        await refuses('OUTCOME_CONTRADICTS', store.recordOutcome(ref, 1, contradiction));
        assert.deepEqual(await again(), before);
      }
    },
  },
  {
    title: 'reconciliations that could not tell are counted and leave the operation in doubt',
    async run(subject) {
      const { store, ref, again } = await begun(subject);
      await store.recordOutcome(ref, 1, unknown);
      assert.equal((await store.recordStillUnknown(ref, 1, 'down')).reconcileCount, 1);
      assert.equal((await store.recordStillUnknown(ref, 1, 'down')).reconcileCount, 2);
      const state = await again();
      assert.equal(state.reconcileCount, 2);
      assert.equal(state.status, 'IN_DOUBT');
    },
  },
  {
    title: 'a reconciliation of an attempt that was left open is counted too',
    async run(subject) {
      const { store, ref } = await begun(subject);
      const state = await store.recordStillUnknown(ref, 1, 'down');
      assert.equal(state.reconcileCount, 1);
      assert.equal(state.status, 'IN_DOUBT');
    },
  },
  {
    title: 'a next attempt starts its own count of reconciliations',
    async run(subject) {
      const { store, ref } = await begun(subject);
      await store.recordStillUnknown(ref, 1, 'down');
      await store.recordOutcome(ref, 1, didNotHappen);
      await store.beginAttempt(ref, attempt());
      assert.equal((await store.recordStillUnknown(ref, 2, 'down')).reconcileCount, 1);
    },
  },
  {
    title: 'open attempts are told by the beginning of the worker id, those of every tenant',
    async run(subject) {
      const { store, ofAnotherTenant } = subject;
      if (!store.openAttempts) return;
      const name = `w-${randomUUID()}`;
      const { ref, wanted } = await begun(subject, `${name}@host:7#1`);
      const foreign = ofAnotherTenant?.(wanted);
      const other = foreign ? [await begun({ ...subject, request: () => foreign }, `${name}@host:8#1`)] : [];
      const third = await begun(subject, `${name}@host:7#2`);
      const found = await store.openAttempts({ startedBy: `${name}@host:`, limit: 500 });
      assert.deepEqual(
        found.map(({ tenantId, operationId }) => ({ tenantId, operationId })).sort(byId),
        [ref, ...other.map((each) => each.ref), third.ref].sort(byId),
      );
      const { startedAt, sendDeadline, ...told } =
        found.find(({ operationId }) => operationId === ref.operationId) ?? {};
      const { businessKey, system, operation } = wanted;
      const who = { startedBy: `${name}@host:7#1`, attemptNo: 1 };
      assert.deepEqual(told, { ...ref, businessKey, system, operation, ...who });
      for (const instant of [startedAt, sendDeadline]) assert.equal(new Date(instant ?? '').toISOString(), instant);
      // The next call sees as little as ever.
      const { operationId } = third.ref;
      if (foreign) {
        await refuses(
          'OPERATION_NOT_FOUND',
          store.beginAttempt({ ...third.ref, tenantId: foreign.tenantId }, attempt()),
        );
      }
      assert.equal((await third.again()).operationId, operationId);
    },
  },
  {
    title: 'an attempt with an outcome or of another worker is not among the open ones, however alike the names are',
    async run(subject) {
      const { store } = subject;
      if (!store.openAttempts) return;
      const name = `w_${randomUUID()}`;
      for (const other of [name.replace('_', 'x'), `${name}x`, `a${name}`, name.toUpperCase()]) {
        await begun(subject, `${other}@host:1#1`);
      }
      for (const outcome of [succeeded, rejected, notSent, didNotHappen, unknown]) {
        const { ref } = await begun(subject, `${name}@host:1#1`);
        await store.recordOutcome(ref, 1, outcome);
      }
      assert.deepEqual(await store.openAttempts({ startedBy: `${name}@host:`, limit: 500 }), []);
    },
  },
  {
    title: 'of more open attempts than the limit the oldest are told, oldest first',
    async run(subject) {
      const { store } = subject;
      if (!store.openAttempts) return;
      const startedBy = `w-${randomUUID()}@host:`;
      const begunIds: string[] = [];
      for (let turn = 1; turn <= 3; turn += 1) {
        begunIds.push((await begun(subject, `${startedBy}1#${turn}`)).ref.operationId);
        // The clocks of stores count milliseconds.
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      const found = await store.openAttempts({ startedBy, limit: 2 });
      assert.deepEqual(
        found.map(({ operationId }) => operationId),
        begunIds.slice(0, 2),
      );
    },
  },
  {
    title: 'operations and attempts that do not exist are refused',
    async run(subject) {
      const { store, ref } = await opened(subject);
      await refuses('ATTEMPT_NOT_FOUND', store.recordOutcome(ref, 1, unknown));
      const nowhere = { ...ref, operationId: '00000000-0000-4000-8000-000000000000' };
      await refuses('OPERATION_NOT_FOUND', store.beginAttempt(nowhere, attempt()));
    },
  },
];
