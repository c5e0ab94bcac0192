import { expect, test } from 'vitest';
import { nextDue, parseCycle, prepareRepeat } from './cycle.ts';

const at = (text: string): number => Date.parse(text);

test('a repetition keeps the start of its first run in whole seconds', () => {
  expect(prepareRepeat('R2/PT5M', at('2030-01-01T00:00:00.999Z'))).toBe('R2/2030-01-01T00:00:00/PT5M');
  expect(prepareRepeat('R2/2031-01-01/PT5M', 0)).toBe('R2/2031-01-01/PT5M');
  expect(prepareRepeat('0 0 0 * * *', 0)).toBe('0 0 0 * * *');
});

test('the count follows the clock: executing early never uses it up', () => {
  const cycle = parseCycle('R2/2030-01-01T00:00:00/PT5M');
  for (let early = 0; early < 5; early += 1) {
    expect(nextDue(cycle, { now: at('2030-01-01T00:00:01Z') })).toBe(at('2030-01-01T00:05:00Z'));
  }
  expect(nextDue(cycle, { now: at('2030-01-01T00:05:00Z') })).toBe(at('2030-01-01T00:10:00Z'));
  expect(nextDue(cycle, { now: at('2030-01-01T00:10:01Z') })).toBeUndefined();
});

test('an endless cycle of seconds that started long ago is found at once', () => {
  const started = performance.now();
  const now = at('2030-01-15T12:00:00.500Z');
  expect(nextDue(parseCycle('R/1970-01-01T00:00:00/PT1S'), { now })).toBe(at('2030-01-15T12:00:01Z'));
  expect(nextDue(parseCycle('R/PT0S'), { now })).toBe(now);
  expect(performance.now() - started).toBeLessThan(100);
});

test('a month is as long as it is', () => {
  const now = at('2030-02-01T00:00:00Z');
  expect(nextDue(parseCycle('R/2030-01-31/P1M'), { now })).toBe(at('2030-02-28T00:00:00Z'));
});

test('a due date that was moved by hand moves the following ones', () => {
  const cycle = parseCycle('R/2030-01-01T00:00:00/PT1H');
  const moment = { now: at('2030-01-01T00:40:00Z'), offsetMs: 600_000 };
  expect(nextDue(cycle, moment)).toBe(at('2030-01-01T01:10:00Z'));
});

test('a hostile text is refused in linear time', () => {
  expect(() => parseCycle(`R${'/'.repeat(300_000)}x`)).toThrow('Cannot parse duration');
  expect(() => parseCycle(`R3/P${'1'.repeat(300_000)}D`)).toThrow('needs more than 32 bits');
});
