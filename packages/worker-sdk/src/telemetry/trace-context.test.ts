import { createTraceState } from '@opentelemetry/api';
import { expect, test } from 'vitest';
import { readTraceContext, writeTraceContext } from './trace-context.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const spanId = '00f067aa0ba902b7';
const whole = `00-${traceId}-${spanId}-01`;

test('reads a place in a trace, and writes it the same', () => {
  const read = readTraceContext(whole, 'vendor=1,other=2');
  expect(read).toMatchObject({ traceId, spanId, traceFlags: 1, isRemote: true });
  expect(read && writeTraceContext(read)).toEqual({ traceparent: whole, tracestate: 'vendor=1,other=2' });
});

test.each([
  ['not sampled', `00-${traceId}-${spanId}-00`, '00'],
  ['a random trace id', `00-${traceId}-${spanId}-03`, '03'],
  ['flags that nobody knows yet', `00-${traceId}-${spanId}-fd`, '01'],
  ['a version of the future', `cc-${traceId}-${spanId}-01`, '01'],
  ['a version of the future that says more', `cc-${traceId}-${spanId}-01-what-comes`, '01'],
])('passes on the known flags of %s', (_, traceparent, flags) => {
  const read = readTraceContext(traceparent, undefined);
  expect(read?.traceFlags).toBe(Number.parseInt(flags, 16));
  expect(read && writeTraceContext(read)).toEqual({
    traceparent: `00-${traceId}-${spanId}-${flags}`,
    tracestate: undefined,
  });
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a number', 4],
  ['an object', { traceparent: whole }],
  ['a list', [whole]],
  ['no text', ''],
  ['prose', 'not a trace'],
  ['two headers made one', `${whole}, ${whole}`],
  ['capitals', whole.toUpperCase()],
  ['spaces around', ` ${whole} `],
  ['a line end', `${whole}\n`],
  ['the forbidden version', `ff-${traceId}-${spanId}-01`],
  ['more than version 00 has', `${whole}-more`],
  ['a version of the future that goes on without a dash', `cc-${traceId}-${spanId}-01x`],
  ['a trace id of zeros', `00-${'0'.repeat(32)}-${spanId}-01`],
  ['a span id of zeros', `00-${traceId}-${'0'.repeat(16)}-01`],
  ['a short trace id', `00-${traceId.slice(1)}-${spanId}-01`],
  ['a long span id', `00-${traceId}-${spanId}a-01`],
  ['no flags', `00-${traceId}-${spanId}`],
  ['flags that are no number', `00-${traceId}-${spanId}-zz`],
  ['very long text', '0'.repeat(4_000)],
])('%s is no place in a trace', (_, traceparent) => {
  expect(readTraceContext(traceparent, 'vendor=1')).toBeUndefined();
});

test.each([
  ['nothing', undefined],
  ['a number', 4],
  ['no text', ''],
  ['prose', 'not a state'],
  ['only rubbish members', '=,=1,UPPER=1,a=b=c'],
  ['more than may be', `vendor=${'x'.repeat(600)}`],
])('a tracestate that is %s is left out, and the traceparent counts', (_, tracestate) => {
  const read = readTraceContext(whole, tracestate);
  expect(read && writeTraceContext(read)).toEqual({ traceparent: whole, tracestate: undefined });
});

test('writes nothing of a span that no provider made, and no empty state', () => {
  expect(writeTraceContext({ traceId: '0'.repeat(32), spanId: '0'.repeat(16), traceFlags: 0 })).toBeUndefined();
  const empty = writeTraceContext({ traceId, spanId, traceFlags: 1, traceState: createTraceState('') });
  expect(empty).toEqual({ traceparent: whole, tracestate: undefined });
});
