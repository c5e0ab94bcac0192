import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { startBench } from '../../test/helpers/bench.ts';
import { countLines } from '../../test/helpers/contracts.ts';
import { defineHandler } from '../handler/define-handler.ts';
import { runUntilSignal } from './run-until-signal.ts';

const handler = defineHandler(countLines, { execute: async (_input, context) => context.retry('x') });

test.each(['SIGTERM', 'SIGINT'] as const)('%s drains every worker, then exits with code 0', async (signal) => {
  const signals = new EventEmitter();
  const codes: number[] = [];
  const workers = [startBench([handler]).worker, startBench([handler]).worker];
  const run = runUntilSignal(workers, { exit: (code) => codes.push(code), signals });
  signals.emit(signal);
  expect(await run).toHaveLength(2);
  expect(workers.map(({ state }) => state)).toEqual(['STOPPED', 'STOPPED']);
  expect(codes).toEqual([0]);
  expect(signals.listenerCount('SIGTERM') + signals.listenerCount('SIGINT')).toBe(0);
});

test('a second signal exits at once with code 1', async () => {
  const signals = new EventEmitter();
  const codes: number[] = [];
  const { worker } = startBench([handler]);
  const run = runUntilSignal([worker], { exit: (code) => codes.push(code), signals });
  signals.emit('SIGTERM');
  signals.emit('SIGINT');
  expect(codes).toEqual([1]);
  await run;
  expect(codes).toEqual([1]);
});
