import { EngineError } from '../state/engine-error.ts';
import { StoreError } from '../store/store-error.ts';
import { ValueError } from '../values/value-error.ts';
import type { RestAnswer } from './route.ts';

/** Turns what a handler threw into the answer that Camunda gives: `{ type, message, code }`. A defect of ours is a 500 that says so. */
export function errorAnswer(error: unknown): RestAnswer {
  if (error instanceof EngineError) {
    const { status, type, message, code, more } = error;
    return { status, body: { type, message, code, ...more } };
  }
  if (error instanceof ValueError) {
    const { status, type, message, code } = error;
    return { status, body: { type, message, code } };
  }
  if (error instanceof StoreError) {
    const { code, message } = error;
    return { status: 500, body: { type: 'LocalEngineStoreFailure', message: `${code}: ${message}`, code: null } };
  }
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    status: 500,
    body: { type: 'LocalEngineDefect', message: `A defect of the local engine: ${words}`, code: 0 },
  };
}
