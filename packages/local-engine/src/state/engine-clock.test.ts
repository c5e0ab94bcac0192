import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineClock } from './engine-clock.ts';

const MACHINE_MS = Date.UTC(2030, 0, 1);
const OTHER_MS = Date.UTC(2040, 5, 1);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: MACHINE_MS });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the engine clock', () => {
  it('is that of the machine until it is put elsewhere, and again after a reset', () => {
    const clock = new EngineClock();
    expect(clock.now()).toBe(MACHINE_MS);
    clock.set(OTHER_MS, { fixed: true });
    clock.reset();
    vi.setSystemTime(MACHINE_MS + 5);
    expect(clock.now()).toBe(MACHINE_MS + 5);
  });

  it('goes on from where it was put', () => {
    const clock = new EngineClock();
    clock.set(OTHER_MS);
    vi.setSystemTime(MACHINE_MS + 1_000);
    expect(clock.now()).toBe(OTHER_MS + 1_000);
    expect(clock.standsStill).toBe(false);
  });

  it('stands still when it is fixed', () => {
    const clock = new EngineClock();
    clock.set(OTHER_MS, { fixed: true });
    vi.setSystemTime(MACHINE_MS + 1_000);
    expect(clock.now()).toBe(OTHER_MS);
    expect(clock.standsStill).toBe(true);
  });

  it('advances from where it is, and still goes or stands as before', () => {
    const clock = new EngineClock();
    clock.set(OTHER_MS, { fixed: true });
    clock.advance(60_000);
    vi.setSystemTime(MACHINE_MS + 1_000);
    expect(clock.now()).toBe(OTHER_MS + 60_000);
    clock.set(OTHER_MS);
    clock.advance(-60_000);
    vi.setSystemTime(MACHINE_MS + 3_000);
    expect(clock.now()).toBe(OTHER_MS - 60_000 + 2_000);
  });

  it('tells its listeners of every move', () => {
    const clock = new EngineClock();
    const seen: number[] = [];
    clock.onMoved(() => void seen.push(clock.now()));
    clock.set(OTHER_MS);
    clock.advance(1);
    clock.reset();
    expect(seen).toEqual([OTHER_MS, OTHER_MS + 1, MACHINE_MS]);
  });
});
