import { element, escapeXml, type Fragment, type Part, raw } from './fragment.ts';

/** Makes a start event. */
export function start(id: string, ...parts: readonly Part[]): Fragment {
  return raw(element('startEvent', id, parts));
}

/** Makes an end event. */
export function end(id: string, ...parts: readonly Part[]): Fragment {
  return raw(element('endEvent', id, parts));
}

/** Makes an intermediate catch event. */
export function catchEvent(id: string, ...parts: readonly Part[]): Fragment {
  return raw(element('intermediateCatchEvent', id, parts));
}

/** Makes an intermediate throw event. */
export function throwEvent(id: string, ...parts: readonly Part[]): Fragment {
  return raw(element('intermediateThrowEvent', id, parts));
}

/** Makes a boundary event; it interrupts unless `{ cancelActivity: false }` is among the parts. */
export function boundary(id: string, attachedToRef: string, ...parts: readonly Part[]): Fragment {
  return raw(element('boundaryEvent', id, [{ attachedToRef }, parts]));
}

/** The event of a message; `process` declares the message. */
export function message(name: string, ...parts: readonly Part[]): Fragment {
  return raw(element('messageEventDefinition', undefined, [{ messageRef: `message-${name}` }, parts]));
}

/** The event of a signal; `process` declares the signal. */
export function signal(name: string, ...parts: readonly Part[]): Fragment {
  return raw(element('signalEventDefinition', undefined, [{ signalRef: `signal-${name}` }, parts]));
}

/** The event of an error of this code; without a code it catches every error. */
export function error(code?: string, ...parts: readonly Part[]): Fragment {
  const errorRef = code === undefined ? undefined : `error-${code}`;
  return raw(element('errorEventDefinition', undefined, [{ errorRef }, parts]));
}

/** The event of an escalation of this code; without a code it catches every escalation. */
export function escalation(code?: string, ...parts: readonly Part[]): Fragment {
  const escalationRef = code === undefined ? undefined : `escalation-${code}`;
  return raw(element('escalationEventDefinition', undefined, [{ escalationRef }, parts]));
}

/** The event of a timer that waits, for example `PT1H`. */
export function duration(text: string): Fragment {
  return timer('timeDuration', text);
}

/** The event of a timer at a time, for example `2030-01-02T00:00:00Z`; cases begin at 2030-01-01T00:00:00Z. */
export function date(text: string): Fragment {
  return timer('timeDate', text);
}

/** The event of a repeated timer: `R3/PT1H` or a cron expression. */
export function cycle(text: string): Fragment {
  return timer('timeCycle', text);
}

/** The event of a condition that becomes true. */
export function condition(expression: string, ...parts: readonly Part[]): Fragment {
  const text = `<condition xsi:type="tFormalExpression">${escapeXml(expression)}</condition>`;
  return raw(element('conditionalEventDefinition', undefined, [parts, raw(text)]));
}

/** The event of a link. */
export function link(name: string): Fragment {
  return raw(element('linkEventDefinition', undefined, [{ name }]));
}

/** The event of an end that ends its whole scope. */
export function terminate(): Fragment {
  return raw('<terminateEventDefinition/>');
}

/** The event that cancels a transaction. */
export function cancel(): Fragment {
  return raw('<cancelEventDefinition/>');
}

/** The event that compensates one activity or, without a name, the whole scope. */
export function compensate(activityRef?: string, ...parts: readonly Part[]): Fragment {
  return raw(element('compensateEventDefinition', undefined, [{ activityRef }, parts]));
}

function timer(kind: string, text: string): Fragment {
  const time = `<${kind} xsi:type="tFormalExpression">${escapeXml(text)}</${kind}>`;
  return raw(`<timerEventDefinition>${time}</timerEventDefinition>`);
}
