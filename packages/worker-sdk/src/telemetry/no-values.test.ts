import { MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { expect, onTestFinished, test } from 'vitest';
import { startBench } from '../../test/helpers/bench.ts';
import { countLines } from '../../test/helpers/contracts.ts';
import { startDownstream } from '../../test/helpers/downstream.ts';
import { type Execute, effectHandler } from '../../test/helpers/effect-handler.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import { type BoundHandler, defineHandler } from '../handler/define-handler.ts';
import type { TaskContext } from '../handler/task-context.ts';
import { createTelemetry } from './create-telemetry.ts';

const marker = 'm4rker-value';

/** Tells of a marker in every way that a handler has. */
const tellingWays: Record<string, (context: TaskContext<typeof countLines>) => unknown> = {
  complete: (context) => context.complete({ lineCount: marker as never }),
  data: (context) => context.bpmnError('TOO_LARGE', { quantityMax: marker as never }),
  undeclared: (context) => context.bpmnError(marker as never, {} as never),
  retry: (context) => context.retry(marker),
  fail: (context) => context.fail(marker, marker),
  throw: () => {
    throw new Error(`password=${marker}`, { cause: new Error(marker) });
  },
  throwText: () => {
    throw marker;
  },
};

class AskedReader extends MetricReader {
  protected async onForceFlush(): Promise<void> {}
  protected async onShutdown(): Promise<void> {}
}

/** Runs one task whose every input is the marker, after a fetch that failed with it, and answers all that was told of it. */
async function toldOf(handler: BoundHandler): Promise<string> {
  const exporter = new InMemorySpanExporter();
  const spans = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const reader = new AskedReader();
  const meters = new MeterProvider({ readers: [reader] });
  onTestFinished(async () => void (await Promise.all([spans.shutdown(), meters.shutdown()])));
  const telemetry = createTelemetry({ tracer: spans.getTracer('test'), meter: meters.getMeter('test') });
  const { engine } = startBench([handler], { observers: [telemetry] });
  engine.breakNext('fetchAndLock', new Error(marker));
  const variables = { lineId: marker, traceparent: marker, tracestate: marker, secret: marker };
  engine.add({ topic: handler.contract.topic, retries: 1, variables });
  const span = await pollUntil('the span has ended', () => exporter.getFinishedSpans()[0]);
  const { resourceMetrics } = await reader.collect();
  const { name, attributes, status, events, links } = span;
  return JSON.stringify([name, attributes, status, events, links, span.spanContext(), resourceMetrics.scopeMetrics]);
}

test.each(Object.entries(tellingWays))('no value gets into spans, events or metrics: %s', async (_, way) => {
  const told = await toldOf(defineHandler(countLines, { execute: async (_input, context) => way(context) as never }));
  expect(told).toContain('process count-lines');
  expect(told).toContain('"stepwright.fetch.result":"failed"');
  expect(told).not.toContain(marker);
});

test('no value of an effect gets into spans, events or metrics', async () => {
  const { url } = await startDownstream((_request, response) => response.end(marker));
  const execute = async (given: Execute) => {
    const attempt = await given.begin({ card: marker });
    await attempt.fetch(`${url}/${marker}`, { method: 'POST', body: marker, headers: { authorization: marker } });
    return given.complete({ reservationId: marker }, { externalReference: marker, evidence: { marker } });
  };
  const told = await toldOf(effectHandler({ execute }).handler);
  expect(told).toContain('"stepwright.verdict":"complete"');
  expect(told).not.toContain(marker);
});
