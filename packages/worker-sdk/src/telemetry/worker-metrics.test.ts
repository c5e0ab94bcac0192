import { metrics } from '@opentelemetry/api';
import { DataPointType, MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics';
import { EngineAbortedError, EngineTooManyRequestsError } from '@stepwright/engine-client';
import { expect, onTestFinished, test } from 'vitest';
import { startBench } from '../../test/helpers/bench.ts';
import { countLines } from '../../test/helpers/contracts.ts';
import { noAnswer, refusal } from '../../test/helpers/fake-engine.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import { defineHandler } from '../handler/define-handler.ts';
import type { BegunRun, PollReport, RunEnd } from '../worker/worker-observer.ts';
import { createTelemetry } from './create-telemetry.ts';

/** Collects when it is asked. */
class AskedReader extends MetricReader {
  protected async onForceFlush(): Promise<void> {}
  protected async onShutdown(): Promise<void> {}
}

type Point = { readonly unit: string; readonly of: unknown; readonly value: number | Measured };
type Measured = { readonly count: number; readonly sum: number; readonly filled: (number | undefined)[] };

/** Every metric with its points. A histogram's `filled` are the upper bounds of the buckets that hold something, undefined for the last. */
async function read(reader: MetricReader): Promise<Record<string, Point[]>> {
  const { resourceMetrics, errors } = await reader.collect();
  expect(errors).toEqual([]);
  const all = resourceMetrics.scopeMetrics.flatMap((scope) => scope.metrics);
  return Object.fromEntries(
    all.map((metric) => {
      if (metric.dataPointType === DataPointType.EXPONENTIAL_HISTOGRAM) throw new Error('no such buckets expected');
      const { name, unit } = metric.descriptor;
      const points = metric.dataPoints.map(({ attributes: of, value }) => ({ unit, of, value: pointValue(value) }));
      return [name, points];
    }),
  );
}

type Bucketed = { count: number; sum?: number; buckets: { boundaries: number[]; counts: number[] } };

function pointValue(value: number | Bucketed): number | Measured {
  if (typeof value === 'number') return value;
  const { boundaries, counts } = value.buckets;
  const filled = counts.flatMap((count, index) => (count > 0 ? [boundaries[index]] : []));
  return { count: value.count, sum: value.sum ?? Number.NaN, filled };
}

function start(): { reader: MetricReader; provider: MeterProvider } {
  const reader = new AskedReader();
  const provider = new MeterProvider({ readers: [reader] });
  onTestFinished(() => provider.shutdown());
  return { reader, provider };
}

const begun: BegunRun = {
  topic: 'count-lines',
  businessKey: 'acme:order:O-1',
  processInstanceId: 'instance-1',
  processDefinitionKey: 'fulfillment',
  activityId: 'count',
  externalTaskId: 'task-1',
  workerId: 'worker-1',
  queueWaitMs: undefined,
  variables: {},
};
const completed: RunEnd = {
  verdict: 'complete',
  answer: 'ACCEPTED',
  isLeaseLost: false,
  code: undefined,
  tookMs: 400,
  lockHeadroomMs: 12_000,
};
const polled: PollReport = { topics: ['count-lines'], places: 5, fetched: 2, tookMs: 10, error: undefined };

test('measures a known set of runs', async () => {
  const { reader, provider } = start();
  const telemetry = createTelemetry({ meter: provider.getMeter('test') });
  const first = telemetry.begun?.({ ...begun, queueWaitMs: 700 });
  first?.extended?.(3_500);
  first?.extended?.(1_500);
  first?.ended?.(completed);
  telemetry.begun?.({ ...begun, queueWaitMs: -40 })?.ended?.({ ...completed, tookMs: 700 });
  const lost: Partial<RunEnd> = { verdict: 'retry', answer: 'LOST', isLeaseLost: true, code: 'LEASE_LOST' };
  telemetry.begun?.(begun)?.ended?.({ ...completed, ...lost, tookMs: 45_000, lockHeadroomMs: -200 });
  telemetry.begun?.({ ...begun, topic: 'reserve-stock' });

  const topic = { 'stepwright.topic': 'count-lines' };
  const complete = { ...topic, 'stepwright.verdict': 'complete' };
  const retry = { ...topic, 'stepwright.verdict': 'retry' };
  expect(await read(reader)).toEqual({
    'stepwright.worker.runs': [
      { unit: '{run}', of: { ...complete, 'stepwright.answer': 'ACCEPTED' }, value: 2 },
      { unit: '{run}', of: { ...retry, 'stepwright.answer': 'LOST' }, value: 1 },
    ],
    'stepwright.worker.run.duration': [
      { unit: 's', of: complete, value: { count: 2, sum: 1.1, filled: [0.5, 1] } },
      { unit: 's', of: retry, value: { count: 1, sum: 45, filled: [60] } },
    ],
    'stepwright.worker.active_runs': [
      { unit: '{run}', of: topic, value: 0 },
      { unit: '{run}', of: { 'stepwright.topic': 'reserve-stock' }, value: 1 },
    ],
    'stepwright.worker.queue_wait': [{ unit: 's', of: topic, value: { count: 2, sum: 0.7, filled: [0.01, 1] } }],
    'stepwright.worker.answer.lock_headroom': [{ unit: 's', of: topic, value: { count: 3, sum: 24, filled: [0, 15] } }],
    'stepwright.worker.extension.lock_headroom': [
      { unit: 's', of: topic, value: { count: 2, sum: 5, filled: [2, 5] } },
    ],
    'stepwright.worker.lease_losses': [{ unit: '{run}', of: topic, value: 1 }],
  });
});

test('counts fetches and their places; one that the worker itself aborted is none', async () => {
  const { reader, provider } = start();
  const telemetry = createTelemetry({ meter: provider.getMeter('test') });
  const call = { method: 'POST', path: '/external-task/fetchAndLock' };
  telemetry.polled?.(polled);
  telemetry.polled?.({ ...polled, places: 3, fetched: 3 });
  telemetry.polled?.({ ...polled, fetched: 0 });
  telemetry.polled?.({ ...polled, fetched: 0, error: noAnswer() });
  telemetry.polled?.({ ...polled, fetched: 0, error: new EngineAbortedError('aborted', call, 'unknown') });
  expect(await read(reader)).toEqual({
    'stepwright.worker.fetches': [
      { unit: '{fetch}', of: { 'stepwright.fetch.result': 'filled' }, value: 2 },
      { unit: '{fetch}', of: { 'stepwright.fetch.result': 'empty' }, value: 1 },
      { unit: '{fetch}', of: { 'stepwright.fetch.result': 'failed' }, value: 1 },
    ],
    'stepwright.worker.places.asked': [{ unit: '{place}', of: {}, value: 13 }],
    'stepwright.worker.places.filled': [{ unit: '{place}', of: {}, value: 5 }],
  });
});

test('a worker tells its fetches, runs, waits and extensions', async () => {
  const { reader, provider } = start();
  let extensions = 0;
  const telemetry = createTelemetry({ meter: provider.getMeter('test') });
  const slow = defineHandler(countLines, {
    async execute(_input, context) {
      await pollUntil('the lock was extended', () => extensions > 0);
      return context.complete({ lineCount: 1 });
    },
  });
  const counting = {
    begun: () => ({
      extended() {
        extensions += 1;
      },
    }),
  };
  const { engine, ended, worker } = startBench([slow], { concurrency: 3, observers: [telemetry, counting] });
  await ended(engine.add({ topic: 'count-lines' }));
  await pollUntil('the run was counted', () => worker.counters.completed === 1);
  const values = await read(reader);
  expect(values['stepwright.worker.runs']?.[0]?.value).toBe(1);
  expect(values['stepwright.worker.active_runs']?.[0]?.value).toBe(0);
  expect(values['stepwright.worker.run.duration']?.[0]?.value).toMatchObject({ count: 1 });
  expect(values['stepwright.worker.answer.lock_headroom']?.[0]?.value).toMatchObject({ count: 1 });
  expect(values['stepwright.worker.extension.lock_headroom']?.[0]?.value).toMatchObject({ count: extensions });
  expect(values['stepwright.worker.fetches']).toContainEqual({
    unit: '{fetch}',
    of: { 'stepwright.fetch.result': 'filled' },
    value: 1,
  });
  expect(values['stepwright.worker.places.filled']?.[0]?.value).toBe(1);
  // The fake engine does not tell when it made a task.
  expect(values['stepwright.worker.queue_wait']).toBeUndefined();
});

test('a provider that is registered after the observer was made counts, and a run that began before ends where it began', async () => {
  const telemetry = createTelemetry();
  const early = telemetry.begun?.(begun);
  const { reader, provider } = start();
  metrics.setGlobalMeterProvider(provider);
  onTestFinished(() => metrics.disable());
  early?.ended?.(completed);
  expect(await read(reader)).toEqual({});
  telemetry.begun?.(begun)?.ended?.(completed);
  const values = await read(reader);
  expect(values['stepwright.worker.runs']?.[0]?.value).toBe(1);
  expect(values['stepwright.worker.active_runs']?.[0]?.value).toBe(0);
});

test('counts calls by node and result, and leaves long polls out of their durations', async () => {
  const { reader, provider } = start();
  const telemetry = createTelemetry({ meter: provider.getMeter('test') });
  const called = { node: 'http://one/engine-rest', method: 'POST', path: '/message', tookMs: 30, error: undefined };
  telemetry.called?.(called);
  telemetry.called?.({ ...called, path: '/external-task/fetchAndLock', tookMs: 7_000 });
  const busy = new EngineTooManyRequestsError(called, refusal(500, 0, 'too many requests'));
  telemetry.called?.({ ...called, path: '/external-task/fetchAndLock', error: busy });
  telemetry.called?.({ ...called, node: 'http://two/engine-rest', error: noAnswer() });
  const of = (node: string, result?: string) => ({
    'stepwright.engine.node': `http://${node}/engine-rest`,
    ...(result === undefined ? {} : { 'stepwright.engine.call.result': result }),
  });
  expect(await read(reader)).toEqual({
    'stepwright.engine.calls': [
      { unit: '{call}', of: of('one', 'answered'), value: 2 },
      { unit: '{call}', of: of('one', 'overloaded'), value: 1 },
      { unit: '{call}', of: of('two', 'unanswered'), value: 1 },
    ],
    'stepwright.engine.call.duration': [
      { unit: 's', of: of('one'), value: { count: 1, sum: 0.03, filled: [0.05] } },
      { unit: 's', of: of('two'), value: { count: 1, sum: 0.03, filled: [0.05] } },
    ],
  });
});
