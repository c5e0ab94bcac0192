import type { WireValue } from '@stepwright/contract';
import type { Logger } from '../worker/logger.ts';
import type { BegunRun, RunEnd, RunObserver, WorkerObserver } from '../worker/worker-observer.ts';
import { reasonOf } from './error-text.ts';

/** All observers of one run as one, none of which can break it. */
export type RunWatch = Required<RunObserver>;

/** Begins to watch a run. */
export function watchRun(observers: readonly WorkerObserver[], run: BegunRun, logger: Logger): RunWatch {
  const safely = safeCaller(logger);
  const watching = observers.flatMap((observer) => safely(() => observer.begun?.(run)) ?? []);
  const collect = <T>(ask: (one: RunObserver) => Readonly<Record<string, T>> | undefined): Record<string, T> =>
    Object.assign({}, ...watching.map((one) => safely(() => ask(one)) ?? {}));
  return {
    around: (work) => watching.reduce((inner, one) => () => aroundSafely(one, inner, safely), work)(),
    headers: () => collect((one) => one.headers?.()),
    variables: () => collect<WireValue>((one) => one.variables?.()),
    extended(headroomMs: number) {
      for (const one of watching) safely(() => one.extended?.(headroomMs));
    },
    ended(end: RunEnd) {
      for (const one of watching) safely(() => one.ended?.(end));
    },
  };
}

/** Calls what an observer has; what it throws is logged. */
export function safeCaller(logger: Logger): <R>(call: () => R) => R | undefined {
  return (call) => {
    try {
      return call();
    } catch (error) {
      logger.warn('an observer failed', { error: reasonOf(error) });
      return undefined;
    }
  };
}

/** An observer that fails before it has called the work must not keep it from running, nor make it run twice. */
function aroundSafely<R>(
  observer: RunObserver,
  work: () => Promise<R>,
  safely: ReturnType<typeof safeCaller>,
): Promise<R> {
  let done: Promise<R> | undefined;
  const once = (): Promise<R> => {
    done ??= work();
    return done;
  };
  const wrapped = safely(() => observer.around?.(once));
  // What the work answers counts, not what the observer makes of it.
  Promise.resolve(wrapped).catch(() => undefined);
  return once();
}
