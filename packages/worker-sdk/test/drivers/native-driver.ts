import { onTestFinished } from 'vitest';
import { createWorker } from '../../src/index.ts';
import type { Driver } from './driver.ts';

/** Workers made by `createWorker`. */
export const nativeDriver: Driver = {
  name: 'native',
  start({ places = 5, longPollMs = 200, abortGraceMs = 50, isIdle = false, ...options }) {
    const { urls: _, stockClient: _client, beside: _beside, ...given } = options;
    const times = { longPollMs, abortGraceMs, startJitterMs: 0, drainMs: 0 };
    const worker = createWorker({ ...given, ...times, concurrency: places });
    onTestFinished(async () => void (await worker.stop()));
    if (!isIdle) worker.start();
    return worker;
  },
};
