import { describe, expect, test } from 'vitest';
import { planPoll, type TopicView } from './plan-poll.ts';

const quiet = (topic: string, free: number): TopicView => ({
  topic,
  free,
  concurrency: 10,
  isBusy: false,
  isAsked: false,
});
const busy = (topic: string, free: number): TopicView => ({ ...quiet(topic, free), isBusy: true });
const asked = (view: TopicView): TopicView => ({ ...view, isAsked: true });
const plan = (views: readonly TopicView[], places: number, turn = 0, quietRests = false) =>
  planPoll(views, { concurrency: 10, places, turn, quietRests });

describe('a fetch', () => {
  test('asks for all quiet topics together, and waits', () => {
    expect(plan([quiet('a', 10), quiet('b', 10)], 7)).toMatchObject({ topics: ['a', 'b'], places: 7, waits: true });
  });

  test('asks for no more than the topic with the fewest free places can take, because the engine may fill it from that topic', () => {
    expect(plan([quiet('a', 10), quiet('b', 2)], 7)).toMatchObject({ places: 2 });
  });

  test.each([
    ['without a free place in the worker', [quiet('a', 3)], 0],
    ['without a free place in any topic', [quiet('a', 0), busy('b', 0)], 5],
    ['while every topic is asked for', [asked(quiet('a', 3))], 5],
    ['without topics', [], 5],
  ])('is not made %s', (_, views, places) => {
    expect(plan(views, places)).toBeUndefined();
  });

  test('leaves out topics that are full or asked for already', () => {
    expect(plan([quiet('a', 0), asked(quiet('b', 3)), quiet('c', 3)], 5)).toMatchObject({ topics: ['c'], waits: true });
  });
});

describe('a fetch is small', () => {
  test.each([
    ['from a queue for less than half of the worker', [busy('a', 10)], 4, true],
    ['but not for half of it', [busy('a', 10)], 5, false],
    ['from one of two queues for less than half of its share', [busy('a', 10), busy('b', 10)], 4, true],
    ['but not for half of its share', [busy('a', 10), busy('b', 10)], 5, false],
    ['from a queue for less than half of what its topic may have', [{ ...busy('a', 1), concurrency: 4 }], 9, true],
    ['but not for half of that', [{ ...busy('a', 2), concurrency: 4 }], 9, false],
    ['never where no queue is', [quiet('a', 10)], 1, false],
  ])('%s', (_, views, places, isSmall) => {
    expect(plan(views, places)?.isSmall).toBe(isSmall);
  });
});

describe('beside a busy topic', () => {
  const views = [busy('a', 10), busy('b', 10), quiet('c', 10), quiet('d', 10)];

  test('the busy ones and the quiet ones take turns, each for its share, and none waits', () => {
    expect([0, 1, 2, 3].map((turn) => plan(views, 9, turn))).toMatchObject([
      { topics: ['a'], places: 3, waits: false },
      { topics: ['b'], places: 3, waits: false },
      { topics: ['c', 'd'], places: 3, waits: false },
      { topics: ['a'], places: 3, waits: false },
    ]);
  });

  test('quiet ones that were just asked in vain leave their share to the busy ones', () => {
    expect(plan(views, 9, 2, true)).toMatchObject({ topics: ['a'], places: 5, waits: false });
    expect(plan([asked(busy('a', 10)), quiet('c', 10)], 9, 0, true)).toBeUndefined();
  });

  test('the last free place goes to each in turn', () => {
    expect([0, 1].map((turn) => plan([busy('a', 10), quiet('c', 10)], 1, turn)?.topics)).toEqual([['a'], ['c']]);
  });

  test('that can take no more the quiet ones may wait', () => {
    expect(plan([busy('a', 0), quiet('c', 10)], 4)).toMatchObject({ topics: ['c'], places: 4, waits: true });
  });

  test('the only topic may wait: nobody else needs the places', () => {
    expect(plan([busy('a', 10)], 4)).toMatchObject({ topics: ['a'], places: 4, waits: true });
  });
});
