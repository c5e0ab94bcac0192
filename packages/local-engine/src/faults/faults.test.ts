import { describe, expect, it } from 'vitest';
import type { EngineApi } from '../engine-api.ts';
import { createDispatcher, type RestCall } from '../rest/dispatch.ts';
import { errorAnswer } from '../rest/error-answer.ts';
import type { RestAnswer, Route } from '../rest/route.ts';
import { EngineError } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { type Fault, Faults } from './faults.ts';
import { withFaults } from './with-faults.ts';

describe('Faults', () => {
  it('meet calls by method and path, in the order in which they were planned', () => {
    const faults = new Faults();
    faults.next({ on: 'POST /external-task/*/complete', kind: 'slow', times: 2 });
    faults.next({ on: 'POST /external-task/**', kind: 'deadlock' });
    expect(faults.take('GET', '/external-task/1/complete')).toBeUndefined();
    expect(faults.take('POST', '/external-task/1/2/complete')).toMatchObject({ kind: 'deadlock' });
    expect(faults.take('POST', '/external-task/1/complete')).toMatchObject({ kind: 'slow' });
    expect(faults.pending).toEqual([{ on: 'POST /external-task/*/complete', kind: 'slow', times: 1 }]);
    expect(faults.take('POST', '/external-task/2/complete')).toMatchObject({ kind: 'slow' });
    expect(faults.take('POST', '/external-task/2/complete')).toBeUndefined();
    expect(faults.pending).toEqual([]);
  });

  it('take a dot for a dot', () => {
    const faults = new Faults();
    faults.next({ on: 'GET /a.b', kind: 'slow' });
    expect(faults.take('GET', '/axb')).toBeUndefined();
  });

  it.each([
    [{ on: '/task', kind: 'slow' }],
    [{ on: 'POST task', kind: 'slow' }],
    [{ on: 'POST /task', kind: 'fire' }],
    [{ on: 'POST /task', kind: 'slow', times: 0 }],
  ])('that are not well formed are refused: %j', (fault) => {
    expect(() => new Faults().next(fault as Fault)).toThrow(TypeError);
  });

  it('can be forgotten', () => {
    const faults = new Faults();
    faults.next({ on: 'GET /a', kind: 'slow' });
    faults.clear();
    expect(faults.take('GET', '/a')).toBeUndefined();
  });
});

/** Counts in a transaction that a throw rolls back. */
class CountingEngine {
  count = 0;

  async execute<T>(command: (state: EngineState) => T): Promise<T> {
    const before = this.count;
    try {
      return command({} as EngineState);
    } catch (error) {
      this.count = before;
      throw error;
    }
  }
}

function run(fault: Fault, refuses = false): { answer: Promise<RestAnswer>; counting: CountingEngine } {
  const counting = new CountingEngine();
  const faults = new Faults();
  faults.next(fault);
  const route: Route = {
    method: 'POST',
    path: '/count',
    handler: async (engine) => {
      await engine.execute(() => {
        counting.count += 1;
        if (refuses) throw new EngineError(404, 'RestException', 'not there');
      });
      return { status: 200, body: { count: counting.count } };
    },
  };
  const { dispatch } = createDispatcher(counting as unknown as EngineApi, [route], withFaults(faults));
  const call: RestCall = { method: 'POST', path: '/count', query: new Map(), body: undefined };
  return { answer: Promise.resolve(dispatch(call)), counting };
}

describe('a call that meets a fault', () => {
  it.each([
    ['optimistic-locking', 1, 'OptimisticLockingException'],
    ['deadlock', 10_000, 'ProcessEnginePersistenceException'],
    ['server-error', 0, 'ProcessEngineException'],
  ] as const)('%s is refused and has no effect', async (kind, code, type) => {
    const { answer, counting } = run({ on: 'POST /count', kind });
    expect(await answer).toMatchObject({ status: 500, body: { code, type } });
    expect(counting.count).toBe(0);
  });

  it('optimistic-locking is refused with its own words when it would be refused anyway', async () => {
    const { answer } = run({ on: 'POST /count', kind: 'optimistic-locking' }, true);
    expect(await answer).toMatchObject({ status: 404, body: { message: 'not there' } });
  });

  it('answer-lost has its effect', async () => {
    const { answer, counting } = run({ on: 'POST /count', kind: 'answer-lost' });
    expect(await answer).toMatchObject({ lost: true });
    expect(counting.count).toBe(1);
    const refused = run({ on: 'POST /count', kind: 'answer-lost' }, true);
    expect(await refused.answer).toMatchObject({ lost: true, status: 404 });
  });

  it('malformed-body has its effect and an answer that breaks off', async () => {
    const { answer, counting } = run({ on: 'POST /count', kind: 'malformed-body' });
    const { raw } = await answer;
    expect(raw?.content).toBe('{"count":1');
    expect(counting.count).toBe(1);
  });

  it('slow waits and then goes on', async () => {
    const startedAt = performance.now();
    const { answer, counting } = run({ on: 'POST /count', kind: 'slow', delayMs: 40 });
    expect(counting.count).toBe(0);
    expect(await answer).toEqual({ status: 200, body: { count: 1 } });
    expect(performance.now() - startedAt).toBeGreaterThan(35);
  });
});

it('errors of a fault have the shape of the engine', () => {
  expect(errorAnswer(new EngineError(500, 'A', 'b', { code: 1 }))).toEqual({
    status: 500,
    body: { type: 'A', message: 'b', code: 1 },
  });
});
