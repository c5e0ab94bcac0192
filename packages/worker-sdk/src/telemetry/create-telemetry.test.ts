import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AlwaysOffSampler,
  InMemorySpanExporter,
  type ReadableSpan,
  type Sampler,
  SimpleSpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { EngineBadRequestError } from '@stepwright/engine-client';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Bench, startBench } from '../../test/helpers/bench.ts';
import { countLines } from '../../test/helpers/contracts.ts';
import { startDownstream } from '../../test/helpers/downstream.ts';
import { type Execute, effectHandler } from '../../test/helpers/effect-handler.ts';
import { type FakeTask, refusal } from '../../test/helpers/fake-engine.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import { type BoundHandler, defineHandler } from '../handler/define-handler.ts';
import type { TaskContext } from '../handler/task-context.ts';
import type { WorkerObserver } from '../worker/worker-observer.ts';
import { createTelemetry, type TelemetryOptions } from './create-telemetry.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const spanId = '00f067aa0ba902b7';
const traceparent = `00-${traceId}-${spanId}-01`;

beforeAll(() => void context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
afterAll(() => context.disable());

function startTracing(sampler?: Sampler) {
  const exporter = new InMemorySpanExporter();
  const spanProcessors = [new SimpleSpanProcessor({ exporter })];
  const provider = new TracerProvider({ spanProcessors, ...(sampler ? { sampler } : {}) });
  onTestFinished(() => provider.shutdown());
  return { exporter, provider, tracer: provider.getTracer('test') };
}

interface Rig extends Bench {
  /** Waits until so many spans have ended. */
  spans(count: number): Promise<readonly ReadableSpan[]>;
}

/** A worker that is watched. */
function startRig(handler: BoundHandler | readonly BoundHandler[], options: TelemetryOptions = {}): Rig {
  const { exporter, tracer } = startTracing();
  const bench = startBench([handler].flat(), { observers: [createTelemetry({ tracer, ...options })] });
  const ended = () => exporter.getFinishedSpans();
  return { ...bench, spans: (count) => pollUntil(`${count} spans`, () => ended().length >= count && ended()) };
}

/** Handles `count-lines` in the way that a test says. */
function counting(execute: (context: TaskContext<typeof countLines>) => unknown): BoundHandler {
  return defineHandler(countLines, { execute: async (_input, context) => execute(context) as never });
}

const completing = counting((context) => context.complete({ lineCount: 1 }));

function textOf(task: FakeTask, name: string): unknown {
  return task.result?.[name]?.value;
}

test('a run joins the trace of the variable and hands itself on', async () => {
  const { engine, ended, spans } = startRig(completing);
  const variables = { traceparent, tracestate: 'vendor=1' };
  const task = await ended(engine.add({ topic: 'count-lines', variables }));
  const [span] = await spans(1);
  expect(span).toMatchObject({ name: 'process count-lines', kind: SpanKind.CONSUMER });
  expect(span?.parentSpanContext).toMatchObject({ traceId, spanId, isRemote: true });
  expect(span?.spanContext().traceId).toBe(traceId);
  expect(task.result).toEqual({
    traceparent: { type: 'String', value: `00-${traceId}-${span?.spanContext().spanId}-01` },
    tracestate: { type: 'String', value: 'vendor=1' },
    lineCount: { type: 'Integer', value: 1 },
  });
});

test('the spans of two tasks of a process, a BPMN error between them, are one trace', async () => {
  const raising = counting((context) => context.bpmnError('NO_STOCK'));
  const { handler } = effectHandler({});
  const { engine, ended, spans } = startRig([raising, handler]);
  const first = await ended(engine.add({ topic: 'count-lines' }));
  await ended(engine.add({ topic: 'reserve-stock', variables: { traceparent: textOf(first, 'traceparent') } }));
  const [one, two] = await spans(2);
  expect(one?.parentSpanContext).toBeUndefined();
  expect(two?.parentSpanContext?.spanId).toBe(one?.spanContext().spanId);
  expect(two?.spanContext().traceId).toBe(one?.spanContext().traceId);
});

test('runs of a task that is retried are siblings', async () => {
  let runs = 0;
  const handler = counting((context) => (runs++ === 0 ? context.retry('again') : context.complete({ lineCount: 1 })));
  const { engine, ended, spans } = startRig(handler);
  await ended(engine.add({ topic: 'count-lines', variables: { traceparent } }));
  const parents = (await spans(2)).map((span) => span.parentSpanContext?.spanId);
  expect(parents).toEqual([spanId, spanId]);
});

test("the handler's own span is a child, whatever was active when the worker was started", async () => {
  const { exporter, tracer } = startTracing();
  const handler = counting((given) =>
    tracer.startActiveSpan('price', async (span) => {
      await pollUntil('the loop has gone round', () => true);
      tracer.startSpan('inner').end();
      span.end();
      return given.complete({ lineCount: 1 });
    }),
  );
  const { engine, ended } = tracer.startActiveSpan('start of the program', (span) => {
    span.end();
    return startBench([handler], { observers: [createTelemetry({ tracer })] });
  });
  await ended(engine.add({ topic: 'count-lines' }));
  await pollUntil('all spans', () => exporter.getFinishedSpans().length === 4);
  const named = (name: string) => exporter.getFinishedSpans().find((span) => span.name === name);
  const run = named('process count-lines');
  expect(run?.parentSpanContext).toBeUndefined();
  expect(named('price')?.parentSpanContext?.spanId).toBe(run?.spanContext().spanId);
  expect(named('inner')?.parentSpanContext?.spanId).toBe(named('price')?.spanContext().spanId);
});

async function attemptHeaders(
  options: TelemetryOptions,
  around: (work: () => Promise<unknown>) => Promise<unknown> = (work) => work(),
) {
  const headers: unknown[] = [];
  const { url } = await startDownstream((request, response) => {
    headers.push(request.headers.traceparent, request.headers.tracestate);
    response.end();
  });
  const execute = async (given: Execute) => {
    const attempt = await given.begin({});
    await around(() => attempt.fetch(url, { method: 'POST' }));
    return given.complete({ reservationId: 'R-1' });
  };
  const { engine, ended, spans } = startRig(effectHandler({ execute }).handler, options);
  const variables = { traceparent, tracestate: 'vendor=1' };
  await ended(engine.add({ topic: 'reserve-stock', variables }));
  return { headers, run: (await spans(1)).find(({ name }) => name === 'process reserve-stock')?.spanContext() };
}

test('a request of an attempt carries the trace', async () => {
  const { headers, run } = await attemptHeaders({});
  expect(headers).toEqual([`00-${traceId}-${run?.spanId}-01`, 'vendor=1']);
});

test("a request inside the handler's own span carries that one, but none of another trace", async () => {
  const { tracer } = startTracing();
  const inner = tracer.startSpan(
    'inner',
    {},
    trace.setSpanContext(context.active(), { traceId, spanId, traceFlags: 1 }),
  );
  const within = await attemptHeaders({}, (work) => context.with(trace.setSpan(context.active(), inner), work));
  expect(within.headers[0]).toBe(`00-${traceId}-${inner.spanContext().spanId}-01`);
  const foreign = tracer.startSpan('foreign', { root: true });
  const beside = await attemptHeaders({}, (work) => context.with(trace.setSpan(context.active(), foreign), work));
  expect(beside.headers[0]).toBe(`00-${traceId}-${beside.run?.spanId}-01`);
});

test('headers, handing on and the business key can be left out, and the variables have other names', async () => {
  expect((await attemptHeaders({ withHeaders: false })).headers).toEqual([undefined, undefined]);
  const variableNames = { traceparent: 'trace' };
  const { engine, ended, spans } = startRig(completing, { handsOn: false, withBusinessKey: false, variableNames });
  const variables = { trace: traceparent, traceparent: `00-${'a'.repeat(32)}-${spanId}-01` };
  const task = await ended(engine.add({ topic: 'count-lines', variables }));
  const [span] = await spans(1);
  expect(Object.keys(task.result ?? {})).toEqual(['lineCount']);
  expect(span?.spanContext().traceId).toBe(traceId);
  expect(JSON.stringify(span?.attributes)).not.toContain('acme:order:O-1');
});

test('renamed variables are fetched and sent under their names', async () => {
  const variableNames = { traceparent: 'trace', tracestate: 'state' };
  const { engine, ended } = startRig(completing, { variableNames });
  const variables = { trace: traceparent, state: 'vendor=1' };
  const task = await ended(engine.add({ topic: 'count-lines', variables }));
  expect(Object.keys(task.result ?? {}).sort()).toEqual(['lineCount', 'state', 'trace']);
  expect(engine.fetches[0]?.topics[0]?.variables).toEqual(expect.arrayContaining(['trace', 'state']));
});

test.each([
  'rubbish',
  '',
  `ff-${traceId}-${spanId}-01`,
  `00-${'0'.repeat(32)}-${spanId}-01`,
  `${traceparent}, ${traceparent}`,
])('the traceparent %j starts a new trace, and its tracestate goes', async (rubbish) => {
  const { engine, ended, spans } = startRig(completing);
  const variables = { traceparent: rubbish, tracestate: 'vendor=1' };
  const task = await ended(engine.add({ topic: 'count-lines', variables }));
  const [span] = await spans(1);
  expect(span?.parentSpanContext).toBeUndefined();
  const own = span?.spanContext();
  expect(own?.traceId).not.toBe(traceId);
  expect(textOf(task, 'traceparent')).toBe(`00-${own?.traceId}-${own?.spanId}-01`);
  expect(textOf(task, 'tracestate')).toBe('');
});

test('a trace that is not sampled stays so in the next task', async () => {
  const { exporter, tracer } = startTracing(new AlwaysOffSampler());
  const { engine, ended } = startBench([completing], { observers: [createTelemetry({ tracer })] });
  const task = await ended(engine.add({ topic: 'count-lines', variables: { traceparent } }));
  expect(textOf(task, 'traceparent')).toMatch(new RegExp(`^00-${traceId}-[\\da-f]{16}-00$`));
  expect(textOf(task, 'traceparent')).not.toContain(spanId);
  expect(exporter.getFinishedSpans()).toEqual([]);
});

test('a span says which task it was, by the messaging conventions and in our own words', async () => {
  const { engine, ended, spans } = startRig(completing);
  const task = await ended(engine.add({ topic: 'count-lines' }));
  const [span] = await spans(1);
  expect(span?.attributes).toEqual({
    'messaging.system': 'camunda7',
    'messaging.operation.name': 'process',
    'messaging.operation.type': 'process',
    'messaging.destination.name': 'count-lines',
    'stepwright.topic': 'count-lines',
    'stepwright.process.definition.key': 'fulfillment',
    'stepwright.process.instance.id': `instance-of-${task.id}`,
    'stepwright.activity.id': 'count-lines',
    'stepwright.external_task.id': task.id,
    'stepwright.business_key': 'acme:order:O-1',
    'stepwright.worker.id': task.workerId,
    'stepwright.verdict': 'complete',
    'stepwright.answer': 'ACCEPTED',
  });
});

test('the verdicts of a real worker: last retry, failure before the handler, refused answer', async () => {
  const retrying = startRig(counting((context) => context.retry('again')));
  await retrying.ended(retrying.engine.add({ topic: 'count-lines', retries: 1 }));
  expect((await retrying.spans(1))[0]?.status.code).toBe(SpanStatusCode.ERROR);

  const failing = startRig(completing);
  await failing.ended(failing.engine.add({ topic: 'count-lines', businessKey: null }));
  expect((await failing.spans(1))[0]?.attributes['error.type']).toBe('BUSINESS_KEY_INVALID');

  const refused = startRig(completing);
  const call = { method: 'POST', path: '/external-task' };
  refused.engine.breakNext('complete', new EngineBadRequestError(call, refusal(400, 0, 'Value is too long')));
  await refused.ended(refused.engine.add({ topic: 'count-lines' }));
  expect((await refused.spans(1))[0]?.attributes).toMatchObject({
    'stepwright.answer': 'REFUSED',
    'error.type': 'ANSWER_REFUSED',
  });
});

test('with the API alone a run works, and the trace of the process goes through unchanged', async () => {
  const headers: unknown[] = [];
  const { url } = await startDownstream((request, response) => {
    headers.push(request.headers.traceparent);
    response.end();
  });
  const execute = async (given: Execute) => {
    await (await given.begin({})).fetch(url, {});
    return given.complete({ reservationId: 'R-1' });
  };
  const { engine, ended, lines } = startBench([completing, effectHandler({ execute }).handler], {
    observers: [createTelemetry()],
  });
  const fresh = await ended(engine.add({ topic: 'count-lines' }));
  const traced = await ended(engine.add({ topic: 'reserve-stock', variables: { traceparent } }));
  expect(Object.keys(fresh.result ?? {})).toEqual(['lineCount']);
  expect(Object.keys(traced.result ?? {})).toEqual(['reservationId']);
  expect(headers).toEqual([traceparent]);
  expect(lines.filter(({ message }) => message === 'an observer failed')).toEqual([]);
});

test('a provider that is registered after the observer was made gets the spans; no propagator is needed or asked', async () => {
  const telemetry: WorkerObserver = createTelemetry();
  const { exporter, provider } = startTracing();
  trace.setGlobalTracerProvider(provider);
  onTestFinished(() => trace.disable());
  const { engine, ended } = startBench([completing], { observers: [telemetry] });
  await ended(engine.add({ topic: 'count-lines', variables: { traceparent } }));
  await pollUntil('the span has ended', () => exporter.getFinishedSpans().length === 1);
  expect(exporter.getFinishedSpans()[0]?.spanContext().traceId).toBe(traceId);
  expect(exporter.getFinishedSpans()[0]?.instrumentationScope.name).toBe('@stepwright/worker-sdk');
  expect(propagation.fields()).toEqual([]);
});
