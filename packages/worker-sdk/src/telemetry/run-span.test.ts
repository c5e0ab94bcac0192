import { SpanStatusCode } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { expect, onTestFinished, test } from 'vitest';
import type { BegunRun, RunEnd } from '../worker/worker-observer.ts';
import { createTelemetry } from './create-telemetry.ts';

const begun: BegunRun = {
  topic: 'count-lines',
  businessKey: null,
  processInstanceId: 'instance-1',
  processDefinitionKey: 'fulfillment',
  activityId: 'count',
  externalTaskId: 'task-1',
  workerId: 'worker-1',
  queueWaitMs: undefined,
  variables: {},
};
const accepted = { answer: 'ACCEPTED', isLeaseLost: false, code: undefined, tookMs: 1, lockHeadroomMs: 1 } as const;

test.each<[string, Partial<RunEnd> & Pick<RunEnd, 'verdict'>, keyof typeof SpanStatusCode, object, object[]]>([
  ['a completion', { verdict: 'complete' }, 'OK', {}, []],
  ['a completion that had been taken before', { verdict: 'complete', answer: 'COMPLETED' }, 'OK', {}, []],
  ['a completion of a task that is gone', { verdict: 'complete', answer: 'GONE' }, 'UNSET', {}, []],
  ['a completion that nobody heard', { verdict: 'complete', answer: 'GAVE_UP' }, 'UNSET', {}, []],
  [
    'a completion that the engine refused',
    { verdict: 'complete', answer: 'REFUSED' },
    'ERROR',
    { 'error.type': 'ANSWER_REFUSED' },
    [],
  ],
  ['a BPMN error', { verdict: 'bpmnError', code: 'NO_STOCK' }, 'UNSET', { 'stepwright.error.code': 'NO_STOCK' }, []],
  [
    'a retry',
    { verdict: 'retry', code: 'RETRY', putOffMs: 1_500 },
    'UNSET',
    { 'stepwright.error.code': 'RETRY' },
    [{ 'stepwright.error.code': 'RETRY', 'stepwright.retry.delay': 1.5 }],
  ],
  [
    'a retry after a lost lease',
    { verdict: 'retry', code: 'LEASE_LOST', answer: 'LOST', isLeaseLost: true },
    'UNSET',
    { 'stepwright.error.code': 'LEASE_LOST', 'stepwright.lease.lost': true },
    [{ 'stepwright.error.code': 'LEASE_LOST' }],
  ],
  [
    'a retry when none are left',
    { verdict: 'retry', code: 'HANDLER_ERROR' },
    'ERROR',
    { 'stepwright.error.code': 'HANDLER_ERROR', 'error.type': 'HANDLER_ERROR' },
    [],
  ],
  [
    'an unknown outcome',
    { verdict: 'unknown', code: 'OUTCOME_PENDING', putOffMs: 5 },
    'UNSET',
    { 'stepwright.error.code': 'OUTCOME_PENDING' },
    [{ 'stepwright.error.code': 'OUTCOME_PENDING', 'stepwright.retry.delay': 0.005 }],
  ],
  [
    'a failure',
    { verdict: 'fail', code: 'CONTRACT_INPUT' },
    'ERROR',
    { 'stepwright.error.code': 'CONTRACT_INPUT', 'error.type': 'CONTRACT_INPUT' },
    [],
  ],
  [
    'a failure whose code is a sentence',
    { verdict: 'fail', code: 'Jane Doe has no contract' },
    'ERROR',
    { 'stepwright.error.code': '_OTHER', 'error.type': '_OTHER' },
    [],
  ],
  ['a task given back', { verdict: 'release' }, 'UNSET', {}, []],
])('%s', (_, end, status, attributes, events) => {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  onTestFinished(() => provider.shutdown());
  createTelemetry({ tracer: provider.getTracer('test') })
    .begun?.(begun)
    ?.ended?.({ ...accepted, ...end });
  const [span] = exporter.getFinishedSpans();
  expect(span?.status).toEqual({ code: SpanStatusCode[status] });
  expect(span?.attributes).toMatchObject({ ...attributes, 'stepwright.verdict': end.verdict });
  expect(Object.keys(span?.attributes ?? {})).toHaveLength(12 + Object.keys(attributes).length);
  expect(span?.events.map(({ name }) => name)).toEqual(events.map(() => 'stepwright.retry'));
  expect(span?.events.map((event) => event.attributes)).toEqual(events);
});
