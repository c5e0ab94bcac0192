import { setTimeout as delay } from 'node:timers/promises';
import type { EngineApi } from '../engine-api.ts';
import { answerJson } from '../rest/answer-json.ts';
import type { Around } from '../rest/dispatch.ts';
import { errorAnswer } from '../rest/error-answer.ts';
import type { RestAnswer } from '../rest/route.ts';
import { EngineError, processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import type { Fault, Faults } from './faults.ts';

/** Has calls meet the faults that are planned for them. */
export function withFaults(faults: Faults): Around {
  return (call, engine, run) => {
    const fault = faults.take(call.method, call.path);
    if (fault === undefined) return run(engine);
    return faulty(fault, engine, run, call.signal);
  };
}

async function faulty(
  fault: Fault,
  engine: EngineApi,
  run: (engine: EngineApi) => RestAnswer | Promise<RestAnswer>,
  signal: AbortSignal | undefined,
): Promise<RestAnswer> {
  switch (fault.kind) {
    case 'slow':
      await delay(fault.delayMs ?? 1000, undefined, { signal }).catch(() => undefined);
      return run(engine);
    case 'server-error':
      throw processEngineException('A fault on demand: server error');
    case 'optimistic-locking':
      return run(rollingBack(engine, optimisticLocking));
    case 'deadlock':
      return run(rollingBack(engine, deadlock));
    case 'answer-lost':
      return { ...(await settled(run, engine)), lost: true };
    case 'malformed-body':
      return brokenOff(await settled(run, engine));
  }
}

/** A refusal is an answer too, and it gets lost or breaks off as any other. */
async function settled(
  run: (engine: EngineApi) => RestAnswer | Promise<RestAnswer>,
  engine: EngineApi,
): Promise<RestAnswer> {
  try {
    return await run(engine);
  } catch (error) {
    return errorAnswer(error);
  }
}

/** An engine whose commands run and are then rolled back by an error, so that a command that is refused anyway is refused with its own words. */
function rollingBack(engine: EngineApi, makeError: () => EngineError): EngineApi {
  return {
    query: (question) => engine.query(question),
    deploy: () => Promise.reject(makeError()),
    executeJob: () => Promise.reject(makeError()),
    onTasksAvailable: (listener) => engine.onTasksAvailable(listener),
    execute: (command) =>
      engine.execute((state: EngineState) => {
        command(state);
        throw makeError();
      }),
  };
}

function optimisticLocking(): EngineError {
  const message = 'ENGINE-03005 A fault on demand: the entity was updated by another transaction concurrently.';
  return new EngineError(500, 'OptimisticLockingException', message, { code: 1 });
}

function deadlock(): EngineError {
  const message = 'A fault on demand: the database found a deadlock and rolled the transaction back.';
  return new EngineError(500, 'ProcessEnginePersistenceException', message, { code: 10_000 });
}

function brokenOff({ status, body }: RestAnswer): RestAnswer {
  const text = body === undefined ? '{"broken' : answerJson(body).slice(0, -1);
  return { status: status === 204 ? 200 : status, raw: { contentType: 'application/json', content: text } };
}
