import { expect, test } from 'vitest';
import { startBench } from '../../test/helpers/bench.ts';
import { countLines } from '../../test/helpers/contracts.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import { defineHandler } from '../handler/define-handler.ts';
import type { RunEnd, WorkerObserver } from './worker-observer.ts';

const counting = defineHandler(countLines, { execute: async (_input, context) => context.complete({ lineCount: 1 }) });

test('an observer sees fetches and runs, and the variables that it asked for', async () => {
  const seen: string[] = [];
  const ends: RunEnd[] = [];
  const observer: WorkerObserver = {
    variables: ['traceparent'],
    polled: ({ fetched, topics }) => void (fetched > 0 && seen.push(`polled ${topics} ${fetched}`)),
    begun({ topic, variables, businessKey }) {
      seen.push(`begun ${topic} ${businessKey} ${variables.traceparent?.value}`);
      return {
        around(work) {
          seen.push('around');
          return work();
        },
        variables: () => ({
          traceparent: { type: 'String', value: 'out' },
          lineCount: { type: 'String', value: 'no' },
        }),
        ended: (end) => void ends.push(end),
      };
    },
  };
  const { engine, ended } = startBench([counting], { observers: [observer] });
  const task = await ended(engine.add({ topic: 'count-lines', variables: { traceparent: 'in', secret: 'x' } }));
  expect(seen).toEqual(['begun count-lines acme:order:O-1 in', 'around', 'polled count-lines 1']);
  await pollUntil('it has ended', () => ends.length === 1);
  expect(ends[0]).toMatchObject({ verdict: 'complete', answer: 'ACCEPTED', isLeaseLost: false, code: undefined });
  // What the contract says of a variable goes before what an observer says.
  expect(task.result).toEqual({
    traceparent: { type: 'String', value: 'out' },
    lineCount: { type: 'Integer', value: 1 },
  });
});

test('observers that throw are logged and change nothing', async () => {
  const fail = (): never => {
    throw new Error('broken observer');
  };
  let runs = 0;
  const handler = defineHandler(countLines, {
    async execute(_input, context) {
      runs += 1;
      return context.complete({ lineCount: 1 });
    },
  });
  const broken: WorkerObserver = { polled: fail, begun: fail };
  const half: WorkerObserver = { begun: () => ({ around: fail, headers: fail, variables: fail, ended: fail }) };
  const { engine, ended, lines } = startBench([handler], { observers: [broken, half] });
  expect((await ended(engine.add({ topic: 'count-lines' }))).state).toBe('COMPLETED');
  expect(runs).toBe(1);
  expect(lines.filter(({ message }) => message === 'an observer failed').length).toBeGreaterThanOrEqual(4);
});
