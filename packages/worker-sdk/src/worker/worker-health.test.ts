import { expect, test } from 'vitest';
import { type HealthFacts, healthOf } from './worker-health.ts';

const startedAt = new Date(1_000_000);
const after = (ms: number): Date => new Date(startedAt.getTime() + ms);
const facts: HealthFacts = {
  worker: 'w',
  state: 'RUNNING',
  startedAt,
  lastPollAt: after(0),
  running: 0,
  freePlaces: 3,
  pausedTopics: [],
  topicCount: 2,
  silenceMaxMs: 1_000,
  now: after(1_000),
};

test.each<[string, Partial<HealthFacts>, { isReady: boolean; isAlive: boolean }]>([
  ['that hears of the engine is ready', {}, { isReady: true, isAlive: true }],
  ['that was never answered is not ready', { lastPollAt: undefined }, { isReady: false, isAlive: true }],
  ['that hears nothing for too long is not alive', { now: after(1_001) }, { isReady: false, isAlive: false }],
  [
    'that was never answered is not alive either, in time',
    { lastPollAt: undefined, now: after(1_001) },
    { isReady: false, isAlive: false },
  ],
  ['without a free place has no reason to ask', { freePlaces: 0, now: after(9_000) }, { isReady: true, isAlive: true }],
  [
    'whose topics are all paused has none',
    { pausedTopics: ['a', 'b'], now: after(9_000) },
    { isReady: true, isAlive: true },
  ],
  ['that drains is not ready, and alive', { state: 'DRAINING', now: after(9_000) }, { isReady: false, isAlive: true }],
  [
    'that has not started is not ready, and alive',
    { state: 'IDLE', startedAt: undefined, lastPollAt: undefined },
    { isReady: false, isAlive: true },
  ],
])('a worker %s', (_, more, expected) => {
  expect(healthOf({ ...facts, ...more })).toMatchObject(expected);
});
