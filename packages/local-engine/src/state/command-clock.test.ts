import { expect, it } from 'vitest';
import { CommandClock } from './command-clock.ts';

it('stands still during a command, also one in another, and goes on after it', () => {
  let nowMs = 0;
  const clock = new CommandClock({ now: () => nowMs++ });
  const seen = clock.during(() => [clock.now(), clock.during(() => clock.now()), clock.now()]);
  expect(seen).toEqual([0, 0, 0]);
  expect(clock.now()).toBe(1);
  expect(() =>
    clock.during(() => {
      throw new Error('refused');
    }),
  ).toThrow('refused');
  expect([clock.now(), clock.now()]).toEqual([3, 4]);
});
