import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CalendarError } from './calendar-error.ts';
import { nextCronExecution, parseCron } from './cron.ts';
import { nextDue, parseCycle } from './cycle.ts';
import { timerDueDate } from './due-date.ts';
import { parseRetryTimeCycle } from './retry-time-cycle.ts';

/** What the classes of Camunda 7.24 answered, in UTC; instants are ISO texts. */
interface Recorded {
  kind: 'date' | 'duration' | 'cycle' | 'cron' | 'retry';
  text: string;
  now: string;
  from?: string;
  offsetMs?: number;
  expected?: string | string[] | number | null;
  error?: string;
  /** Camunda answers, in a way that nobody means or that this engine has no room for. */
  refused?: true;
}
const recorded = JSON.parse(readFileSync(new URL('./recorded-calendar.json', import.meta.url), 'utf8')) as Recorded[];

function outcomeOf({ kind, text, now, from, offsetMs = 0, expected }: Recorded): unknown {
  const at = Date.parse(now);
  if (kind === 'date') return timerDueDate('timeDate', text, at);
  if (kind === 'duration') return timerDueDate('timeDuration', text, at);
  if (kind === 'retry') return parseRetryTimeCycle(text)?.retries ?? null;
  const counted = from === undefined ? { now: at, offsetMs } : { now: at, offsetMs, from: Date.parse(from) };
  if (kind === 'cycle') return nextDue(parseCycle(text), counted) ?? null;
  const cron = parseCron(text);
  const executions: number[] = [];
  for (let last = at; executions.length < (expected as string[]).length; executions.push(last)) {
    last = nextCronExecution(cron, last);
  }
  return executions;
}

function instants(expected: Recorded['expected']): unknown {
  if (Array.isArray(expected)) return expected.map((text) => Date.parse(text));
  return typeof expected === 'string' ? Date.parse(expected) : expected;
}

const answered = recorded.filter(({ error, refused }) => error === undefined && !refused);
test.each(answered)('$kind $text at $now is what Camunda 7.24 says', (entry) => {
  expect(outcomeOf(entry)).toEqual(instants(entry.expected));
});

const failed = recorded.filter(({ error }) => error !== undefined);
test.each(failed)('$kind $text is refused as Camunda 7.24 refuses it', (entry) => {
  const refusal = () => outcomeOf({ ...entry, expected: [''] });
  expect(refusal).toThrow(CalendarError);
  // The reasons that its cron parser gives are of its inner workings.
  if (entry.kind !== 'cron') expect(refusal).toThrow(entry.error);
});

const refused = recorded.filter((entry) => entry.refused);
test.each(refused)('$kind $text is not supported', (entry) => {
  expect(() => outcomeOf({ ...entry, expected: [''] })).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }));
});
