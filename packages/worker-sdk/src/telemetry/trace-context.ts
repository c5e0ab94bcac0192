import { createTraceState, isSpanContextValid, type SpanContext } from '@opentelemetry/api';

/** A span's place in its trace, as W3C Trace Context writes it. */
export interface TraceText {
  readonly traceparent: string;
  /** What vendors add; undefined when none did. */
  readonly tracestate: string | undefined;
}

/** Version, trace id, span id, flags; what a version of the future may add. */
const traceparentForm = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;

/** Sampled, and random trace id. Flags that are not known must not be passed on. */
const knownFlags = 0b11;

/**
 * Reads W3C Trace Context (https://www.w3.org/TR/trace-context/#traceparent-header). Undefined for anything that the rules call invalid: the
 * trace starts anew then, and `tracestate` does not count either.
 *
 * Not by the API's global propagator, though the format is the same: what is in a variable is agreed on by all workers of a process, and must
 * not depend on how one of them is set up. Without a propagator nothing would be read, with one for baggage values of users would be written.
 */
export function readTraceContext(traceparent: unknown, tracestate: unknown): SpanContext | undefined {
  const [, version, traceId = '', spanId = '', flags = '', rest] =
    (typeof traceparent === 'string' && traceparentForm.exec(traceparent)) || [];
  if (version === undefined || version === 'ff' || (version === '00' && rest !== undefined)) return undefined;
  const spanContext = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & knownFlags, isRemote: true };
  if (!isSpanContextValid(spanContext)) return undefined;
  const traceState = typeof tracestate === 'string' ? createTraceState(tracestate) : undefined;
  return traceState?.serialize() ? { ...spanContext, traceState } : spanContext;
}

/** Writes W3C Trace Context, version 00. Undefined for what is no place in a trace, as of a span that no provider made. */
export function writeTraceContext(spanContext: SpanContext): TraceText | undefined {
  if (!isSpanContextValid(spanContext)) return undefined;
  const { traceId, spanId, traceFlags, traceState } = spanContext;
  const flags = (traceFlags & knownFlags).toString(16).padStart(2, '0');
  return { traceparent: `00-${traceId}-${spanId}-${flags}`, tracestate: traceState?.serialize() || undefined };
}
