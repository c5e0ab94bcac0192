import { v } from '@stepwright/contract';
import { expect } from 'vitest';
import * as z from 'zod';
import { defineHandler, type WorkerObserver } from '../../../src/index.ts';
import { countLines } from '../../helpers/contracts.ts';
import { countingHandler } from '../counting-handler.ts';
import type { Row } from '../row.ts';
import { text } from '../scene.ts';

const json = v.json(z.object({ skus: z.array(z.string()) }));

/** What of a handler's answer reaches the process. */
export const outputRows: readonly Row[] = [
  {
    id: 'typed-output',
    title: 'output reaches the process in the types of the contract, a Long beyond 2^53 with all its digits',
    stock: { limit: 'Calls of its task service have no time limit' },
    async run({ work, begin, ended, valuesOf, hasJson }) {
      const scalars = { total: v.long(), ratio: v.double(), due: v.date(), price: v.decimal(), isDone: v.boolean() };
      const contract = {
        ...countLines,
        output: { ...scalars, count: v.integer(), ...(hasJson ? { found: json } : {}) },
      };
      const due = new Date('2030-01-01T00:00:00.000Z');
      const output = { total: 9_007_199_254_740_993n, ratio: 5, due, price: '12.50', isDone: false, count: 7 };
      const found = hasJson ? { found: { skus: ['A-1'] } } : {};
      work([
        defineHandler(contract, { execute: async (_, context) => context.complete({ ...output, ...found } as never) }),
      ]);
      const id = await begin();
      await ended(id);
      expect(await valuesOf(id)).toMatchObject({
        total: ['Long', 9_007_199_254_740_993n],
        ratio: ['Double', 5],
        due: ['Date', expect.stringMatching(/^2030-01-01T00:00:00\.000/)],
        price: ['String', '12.50'],
        isDone: ['Boolean', false],
        count: ['Integer', 7],
        ...(hasJson ? { found: ['Json', '{"skus":["A-1"]}'] } : {}),
      });
    },
  },
  {
    id: 'wrong-output-type',
    title: 'output of another type is an incident at once and reaches no process',
    stock: 'yes',
    async run({ work, begin, incidentOf, valuesOf }) {
      work([countingHandler((context) => context.complete({ lineCount: '3' as never })).handler]);
      const id = await begin();
      expect((await incidentOf(id)).incidentMessage).toMatch(/^CONTRACT_OUTPUT: .*lineCount/);
      expect(await valuesOf(id)).not.toHaveProperty('lineCount');
    },
  },
  {
    id: 'undeclared-output',
    title:
      'output that the contract does not name is an incident at once, and nothing of the answer reaches the process',
    stock: 'yes',
    async run({ work, begin, incidentOf, valuesOf }) {
      const output = { lineCount: 3, secret: 'of ours' };
      work([countingHandler((context) => context.complete(output)).handler]);
      const id = await begin();
      expect((await incidentOf(id)).incidentMessage).toMatch(/^CONTRACT_OUTPUT: .*secret/);
      expect(Object.keys(await valuesOf(id)).sort()).toEqual(['lineId', 'tenantId']);
    },
  },
  {
    id: 'trace-variables',
    title: 'an observer is told its variables and writes its own, and handlers do not see them',
    stock: 'yes',
    async run({ work, begin, ended, valuesOf }) {
      const told: unknown[] = [];
      const observer: WorkerObserver = {
        variables: ['traceparent'],
        begun({ variables }) {
          told.push(variables.traceparent?.value);
          return { variables: () => ({ traceparent: text('00-next') }) };
        },
      };
      const { handler, inputs } = countingHandler();
      work([handler], { observers: [observer] });
      const id = await begin({ lineId: text('L-1'), traceparent: text('00-first') });
      await ended(id);
      expect(told).toEqual(['00-first']);
      expect(inputs).toEqual([{ tenantId: 'acme', lineId: 'L-1' }]);
      expect(await valuesOf(id)).toMatchObject({ traceparent: ['String', '00-next'], lineCount: ['Integer', 2] });
    },
  },
];
