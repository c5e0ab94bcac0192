import { formatPropertyReport, propertyRun } from '@stepwright/process-test';
import { expect, test } from 'vitest';
import { subject } from './index.ts';

test('whatever its surroundings do by contract, the process ends or waits for something', async () => {
  const report = await propertyRun(await subject, { runs: 200 });
  expect(report.failure, formatPropertyReport(report)).toBeUndefined();
}, 60_000);
