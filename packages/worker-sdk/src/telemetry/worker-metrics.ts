import { type Meter, metrics } from '@opentelemetry/api';
import {
  EngineAbortedError,
  type EngineCallReport,
  EngineHttpError,
  EngineTooManyRequestsError,
  EngineUnavailableError,
} from '@stepwright/engine-client';
import type { BegunRun, PollReport, RunObserver } from '../worker/worker-observer.ts';
import { attributeNames } from './attributes.ts';
import { createInstruments, type Instruments } from './instruments.ts';

/** Counts and measures what a worker does. */
export interface WorkerMetrics {
  called(call: EngineCallReport): void;
  polled(poll: PollReport): void;
  begun(run: BegunRun): Required<Pick<RunObserver, 'extended' | 'ended'>>;
}

/**
 * Makes the metrics.
 *
 * 1. Attributes are topics, verdicts, results and nodes: their number is known from the contracts and the options. Never an id, a key or a code of a handler.
 * 2. A run that has begun is taken from the runs under way by the same instrument that it was added to.
 *
 * @param scope the name of the meter that is taken from the global provider when none is given
 */
export function createWorkerMetrics(meter: Meter | undefined, scope: string): WorkerMetrics {
  const instruments = meter ? always(createInstruments(meter)) : fromGlobalProvider(scope);
  return {
    called: (call) => countCall(instruments(), call),
    polled: (poll) => countPoll(instruments(), poll),
    begun: (run) => measureRun(instruments(), run),
  };
}

function always<T>(value: T): () => T {
  return () => value;
}

/** The API's meters do not wait for a provider, as its tracers do: one that was got too early counts nothing for ever. */
function fromGlobalProvider(scope: string): () => Instruments {
  let provider = metrics.getMeterProvider();
  let instruments: Instruments | undefined;
  return () => {
    const now = metrics.getMeterProvider();
    if (instruments === undefined || now !== provider) instruments = createInstruments(now.getMeter(scope));
    provider = now;
    return instruments;
  };
}

function countCall(instruments: Instruments, { node, path, tookMs, error }: EngineCallReport): void {
  const of = { [attributeNames.engineNode]: node };
  instruments.engineCalls.add(1, { ...of, [attributeNames.callResult]: callResult(error) });
  if (path !== '/external-task/fetchAndLock') instruments.engineCallDuration.record(secondsOf(tookMs), of);
}

function callResult(error: EngineCallReport['error']): string {
  if (error === undefined) return 'answered';
  if (error instanceof EngineTooManyRequestsError) return 'overloaded';
  if (error instanceof EngineHttpError) return 'refused';
  if (error instanceof EngineUnavailableError) return 'not-sent';
  return error instanceof EngineAbortedError ? 'aborted' : 'unanswered';
}

function countPoll(instruments: Instruments, { places, fetched, error }: PollReport): void {
  // The worker itself has aborted it, at its end: not a failure that anyone should be called for.
  if (error instanceof EngineAbortedError) return;
  const result = error === undefined ? (fetched > 0 ? 'filled' : 'empty') : 'failed';
  instruments.fetches.add(1, { [attributeNames.fetchResult]: result });
  if (result === 'failed') return;
  instruments.placesAsked.add(places);
  instruments.placesFilled.add(fetched);
}

function measureRun(instruments: Instruments, { topic, queueWaitMs }: BegunRun): ReturnType<WorkerMetrics['begun']> {
  const of = { [attributeNames.topic]: topic };
  instruments.activeRuns.add(1, of);
  if (queueWaitMs !== undefined) instruments.queueWait.record(secondsOf(queueWaitMs), of);
  return {
    extended: (headroomMs) => instruments.extensionHeadroom.record(secondsOf(headroomMs), of),
    ended({ verdict, answer, isLeaseLost, tookMs, lockHeadroomMs }) {
      const ofVerdict = { ...of, [attributeNames.verdict]: verdict };
      instruments.activeRuns.add(-1, of);
      instruments.runs.add(1, { ...ofVerdict, [attributeNames.answer]: answer });
      instruments.runDuration.record(secondsOf(tookMs), ofVerdict);
      instruments.answerHeadroom.record(secondsOf(lockHeadroomMs), of);
      if (isLeaseLost) instruments.leaseLosses.add(1, of);
    },
  };
}

/** Histograms throw negative values away: a clock that is ahead, or an answer after the lock's end, counts as 0. */
function secondsOf(ms: number): number {
  return Math.max(0, ms) / 1_000;
}
