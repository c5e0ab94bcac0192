import {
  type Attributes,
  context,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { WireValue } from '@stepwright/contract';
import type { FailureCode } from '../run/failure-code.ts';
import type { BegunRun, RunEnd, RunObserver } from '../worker/worker-observer.ts';
import { attributeNames, beginAttributes, endAttributes, stableCode } from './attributes.ts';
import { readTraceContext, type TraceText, writeTraceContext } from './trace-context.ts';

/** What the spans of a worker's runs are made with. */
export interface RunSpanOptions {
  readonly tracer: Tracer;
  /** The process variables that carry the trace. */
  readonly variableNames: Readonly<Record<keyof TraceText, string>>;
  readonly withBusinessKey: boolean;
  readonly withHeaders: boolean;
  readonly handsOn: boolean;
}

/** The span of one run. */
export type RunSpan = Required<Omit<RunObserver, 'extended'>>;

/**
 * Starts the span of a run, as a child of what the process's variable names. Owns the span until the run has ended.
 *
 * 1. Nothing of the context in which the worker was started gets in: a task belongs to its process.
 * 2. What goes on to the next task is the span of the run, never one of the handler's own, which may have ended or was not sampled.
 */
export function startRunSpan(run: BegunRun, options: RunSpanOptions): RunSpan {
  const { tracer, variableNames, withBusinessKey, withHeaders, handsOn } = options;
  const arrived = run.variables[variableNames.tracestate]?.value;
  const parent = readTraceContext(run.variables[variableNames.traceparent]?.value, arrived);
  const around = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
  const attributes = beginAttributes(run, withBusinessKey);
  const span = tracer.startSpan(`process ${run.topic}`, { kind: SpanKind.CONSUMER, attributes }, around);
  const own = span.spanContext();
  return {
    around: (work) => context.with(trace.setSpan(around, span), work),
    headers: () => (withHeaders ? headersOf(writeTraceContext(nearestTo(span))) : {}),
    variables() {
      // Without a provider the span is the parent itself: there is nothing new to tell.
      const text = handsOn && own.spanId !== parent?.spanId ? writeTraceContext(own) : undefined;
      return text ? variablesOf(text, variableNames, Boolean(arrived)) : {};
    },
    ended: (end) => endSpan(span, end),
  };
}

/** The handler's own span when it has one open in this trace, so that the other system's spans become that one's children. */
function nearestTo(span: Span): SpanContext {
  const active = trace.getSpanContext(context.active());
  const own = span.spanContext();
  return active?.traceId === own.traceId ? active : own;
}

function headersOf(text: TraceText | undefined): Readonly<Record<string, string>> {
  if (!text) return {};
  const { traceparent, tracestate } = text;
  return tracestate === undefined ? { traceparent } : { traceparent, tracestate };
}

/** A `tracestate` of before must not stay beside a `traceparent` that it does not belong to, so it is emptied. */
function variablesOf(
  { traceparent, tracestate = '' }: TraceText,
  names: RunSpanOptions['variableNames'],
  isStateThere: boolean,
): Readonly<Record<string, WireValue>> {
  const state = { [names.tracestate]: { type: 'String', value: tracestate } };
  return {
    [names.traceparent]: { type: 'String', value: traceparent },
    ...(tracestate !== '' || isStateThere ? state : {}),
  };
}

function endSpan(span: Span, end: RunEnd): void {
  const isForPerson = needsPerson(end);
  span.setAttributes(endAttributes(end));
  if (isForPerson) {
    span.setAttribute('error.type', errorTypeOf(end));
    span.setStatus({ code: SpanStatusCode.ERROR });
  } else if (end.verdict === 'retry' || end.verdict === 'unknown') {
    span.addEvent(attributeNames.retryEvent, retryAttributes(end));
  } else if (end.verdict === 'complete' && (end.answer === 'ACCEPTED' || end.answer === 'COMPLETED')) {
    span.setStatus({ code: SpanStatusCode.OK });
  }
  span.end();
}

/** A retry that the engine took and does not give out again was the last one: the engine has made an incident of it. */
function needsPerson({ verdict, answer, putOffMs }: RunEnd): boolean {
  const isLastRetry = verdict === 'retry' && answer === 'ACCEPTED' && putOffMs === undefined;
  return verdict === 'fail' || answer === 'REFUSED' || isLastRetry;
}

function errorTypeOf({ answer, code }: RunEnd): string {
  const refused: FailureCode = 'ANSWER_REFUSED';
  return answer === 'REFUSED' ? refused : stableCode(code ?? '');
}

function retryAttributes({ code = '', putOffMs }: RunEnd): Attributes {
  const delay = putOffMs === undefined ? {} : { [attributeNames.retryDelay]: putOffMs / 1_000 };
  return { [attributeNames.errorCode]: stableCode(code), ...delay };
}
