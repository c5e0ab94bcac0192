import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchSilence } from './watch-silence.ts';
import type { WorkerHealth } from './worker-health.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const lines: [string, string, object | undefined][] = [];
  const at = (level: string) => (message: string, fields?: object) => void lines.push([level, message, fields]);
  const seen: { isAlive: boolean } = { isAlive: true };
  const health = (): WorkerHealth => ({
    worker: 'w',
    state: 'RUNNING',
    isReady: seen.isAlive,
    isAlive: seen.isAlive,
    lastPollAt: new Date(0),
    running: 0,
    freePlaces: 1,
    pausedTopics: [],
  });
  const end = watchSilence(health, { info: at('info'), warn: at('warn'), error: at('error') });
  return { lines, seen, end };
}

test('silence is said once, and its end once', () => {
  const { lines, seen, end } = watched();
  vi.advanceTimersByTime(20_000);
  expect(lines).toEqual([]);
  seen.isAlive = false;
  vi.advanceTimersByTime(20_000);
  const line = { worker: 'w', lastPollAt: '1970-01-01T00:00:00.000Z' };
  expect(lines).toEqual([['error', expect.stringContaining('answered no fetch for too long'), line]]);
  seen.isAlive = true;
  vi.advanceTimersByTime(20_000);
  expect(lines.slice(1)).toEqual([['info', 'the engine answers fetches again', line]]);
  end();
  expect(vi.getTimerCount()).toBe(0);
});
