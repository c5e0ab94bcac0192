import { type Meter, type Tracer, trace } from '@opentelemetry/api';
import type { EngineObserver } from '@stepwright/engine-client';
import type { WorkerObserver } from '../worker/worker-observer.ts';
import { startRunSpan } from './run-span.ts';
import { createWorkerMetrics } from './worker-metrics.ts';

/** Options of `createTelemetry`. */
export interface TelemetryOptions {
  /** Makes the spans. @default one of the global provider, also of one that is registered later */
  readonly tracer?: Tracer;
  /** Makes the metrics. @default one of the global provider, also of one that is registered later */
  readonly meter?: Meter;
  /** The process variables that carry the trace from task to task. @default `traceparent` and `tracestate` */
  readonly variableNames?: { readonly traceparent?: string; readonly tracestate?: string };
  /**
   * Whether completions and BPMN errors send these variables, so that the next task continues the trace from this one. Without it every task of
   * the process is a child of whoever started it, and branches that run in parallel do not write the same variable. @default true
   */
  readonly handsOn?: boolean;
  /**
   * Whether requests of an attempt carry the headers `traceparent` and `tracestate`. Switch it off where the undici instrumentation of
   * OpenTelemetry runs: that adds a header of its own, and receivers take two of them for none. @default true
   */
  readonly withHeaders?: boolean;
  /** Whether spans name the business key. @default true */
  readonly withBusinessKey?: boolean;
}

const scope = '@stepwright/worker-sdk';

/**
 * Makes the observer that tells OpenTelemetry what a worker does: a span for each run, in the trace of its process, and metrics. Needs the API
 * only; as long as no provider is registered it does nothing. One observer may watch several workers, and the engine client too: then calls are
 * counted by node.
 *
 * The handler's own spans become children of the run's where a context manager is registered, as every SDK for Node does.
 *
 * @example
 * const worker = createWorker({ process: quoteApproval, engine, handlers: [priceQuote], observers: [createTelemetry()] });
 */
export function createTelemetry(options: TelemetryOptions = {}): WorkerObserver & EngineObserver {
  const { tracer = trace.getTracer(scope), handsOn = true, withHeaders = true, withBusinessKey = true } = options;
  const { traceparent = 'traceparent', tracestate = 'tracestate' } = options.variableNames ?? {};
  const variableNames = { traceparent, tracestate };
  const metrics = createWorkerMetrics(options.meter, scope);
  return {
    variables: [traceparent, tracestate],
    called: (call) => metrics.called(call),
    polled: (poll) => metrics.polled(poll),
    begun(run) {
      // The span comes first and ends last: a sampler or a processor of the user may throw, and the runs under way must still be right.
      const span = startRunSpan(run, { tracer, variableNames, handsOn, withHeaders, withBusinessKey });
      const measured = metrics.begun(run);
      return {
        ...span,
        extended: measured.extended,
        ended(end) {
          measured.ended(end);
          span.ended(end);
        },
      };
    },
  };
}
