import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { WorkerObserver } from '../../../src/index.ts';
import { createTelemetry } from '../../../src/telemetry/create-telemetry.ts';

/** As in production, every run traced: spans and metrics are collected and exported. What comes last, sending them, is left out. */
export function benchTelemetry(): WorkerObserver {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const spanProcessors = [
    new BatchSpanProcessor({ exporter: nowhere, maxQueueSize: 20_000, scheduledDelayMillis: 500 }),
  ];
  const readers = [new PeriodicExportingMetricReader({ exporter: nowhere, exportIntervalMillis: 1_000 })];
  const tracer = new TracerProvider({ spanProcessors }).getTracer('bench');
  const meter = new MeterProvider({ readers }).getMeter('bench');
  return createTelemetry({ tracer, meter });
}

/** Takes what it gets and forgets it. */
const nowhere = {
  export: (_all: unknown, done: (result: { readonly code: number }) => void): void => done({ code: 0 }),
  forceFlush: async (): Promise<void> => {},
  shutdown: async (): Promise<void> => {},
};
