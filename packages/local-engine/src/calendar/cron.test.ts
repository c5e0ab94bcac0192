import { expect, test } from 'vitest';
import { nextCronExecution, parseCron } from './cron.ts';

const at = (text: string): number => Date.parse(text);

test('an instant that is an execution itself is followed by the next one', () => {
  expect(nextCronExecution(parseCron('0 0 12 * * *'), at('2030-01-01T12:00:00Z'))).toBe(at('2030-01-02T12:00:00Z'));
});

test('milliseconds are kept only where every second is an execution', () => {
  expect(nextCronExecution(parseCron('* * * * * *'), at('2030-01-01T12:00:00.250Z'))).toBe(
    at('2030-01-01T12:00:01.250Z'),
  );
  expect(nextCronExecution(parseCron('*/5 * * * * *'), at('2030-01-01T12:00:00.250Z'))).toBe(
    at('2030-01-01T12:00:05Z'),
  );
});

test('day of month and day of week must both match', () => {
  expect(nextCronExecution(parseCron('0 0 0 13 * FRI'), at('2030-01-01T00:00:00Z'))).toBe(at('2030-09-13T00:00:00Z'));
});

test.each(['0 0 0 30 2 ?', '0 0 0 31 4,6 *', '0 0 0 ? * ?'])('%s, which never comes, ends in an error soon', (text) => {
  const started = performance.now();
  expect(() => nextCronExecution(parseCron(text), at('2030-01-01T00:00:00Z'))).toThrow(
    'names no instant of the next 100 years',
  );
  expect(performance.now() - started).toBeLessThan(1000);
});

test('a hostile text is refused in linear time', () => {
  expect(() => parseCron(`${'1,'.repeat(200_000)}1 * * * * x`)).toThrow(/day of week 'X'/);
  expect(() => parseCron('* '.repeat(200_000))).toThrow('contains 200000 parts');
});
