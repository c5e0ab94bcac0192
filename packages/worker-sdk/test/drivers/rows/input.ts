import { v } from '@stepwright/contract';
import { expect } from 'vitest';
import * as z from 'zod';
import { type BoundHandler, defineHandler } from '../../../src/index.ts';
import { countLines } from '../../helpers/contracts.ts';
import { countingHandler } from '../counting-handler.ts';
import type { Row } from '../row.ts';
import { type InstanceVariables, text } from '../scene.ts';

/** A handler of a task with this input, and the inputs that it was given. */
function reading(input: object): { handler: BoundHandler; seen: unknown[] } {
  const seen: unknown[] = [];
  const contract = { ...countLines, input: { tenantId: v.string(), ...input } };
  const handler = defineHandler(contract, {
    async execute(given, context) {
      seen.push(given);
      return context.complete({ lineCount: 1 });
    },
  });
  return { handler, seen };
}

const lines = v.json(z.array(z.object({ quantity: z.number() })));

/** What a handler is given, and which tasks reach none. */
export const inputRows: readonly Row[] = [
  {
    id: 'typed-input',
    title: 'input arrives in the types of the contract',
    stock: { limit: 'It chooses types by the value' },
    async run({ work, begin, ended, hasJson }) {
      const scalars = {
        due: v.date(),
        ratio: v.double(),
        isUrgent: v.boolean(),
        count: v.integer(),
        price: v.decimal(),
      };
      const { handler, seen } = reading({ ...scalars, note: v.string().optional(), ...(hasJson ? { lines } : {}) });
      work([handler]);
      const id = await begin({
        due: { type: 'Date', value: '2030-01-01T00:00:00.000+0000' },
        ratio: { type: 'Double', value: 5 },
        isUrgent: { type: 'Boolean', value: false },
        count: { type: 'Integer', value: 7 },
        price: text('12.50'),
        note: { type: 'Null', value: null },
        ...(hasJson ? { lines: { type: 'Json', value: '[{"quantity":1}]' } } : {}),
      });
      await ended(id);
      const due = new Date('2030-01-01T00:00:00.000Z');
      const given = { tenantId: 'acme', due, ratio: 5, isUrgent: false, count: 7, price: '12.50', note: undefined };
      expect(seen).toEqual([{ ...given, ...(hasJson ? { lines: [{ quantity: 1 }] } : {}) }]);
    },
  },
  {
    id: 'long-input',
    title: 'a Long beyond 2^53 arrives with all its digits',
    stock: { limit: 'It reads numbers through doubles' },
    async run({ work, begin, ended }) {
      const { handler, seen } = reading({ total: v.long() });
      work([handler]);
      await ended(await begin({ total: { type: 'Long', value: 9_007_199_254_740_993n } }));
      expect(seen).toEqual([{ tenantId: 'acme', total: 9_007_199_254_740_993n }]);
    },
  },
  {
    id: 'undeclared-variable',
    title: 'a variable of the process that the contract does not name is not seen by the handler',
    stock: 'yes',
    async run({ work, begin, ended }) {
      const { handler, inputs } = countingHandler();
      work([handler]);
      await ended(await begin({ lineId: text('L-1'), secret: text('of others') }));
      expect(inputs).toEqual([{ tenantId: 'acme', lineId: 'L-1' }]);
    },
  },
  incidentRow('missing-input', 'input that is missing is an incident at once that names the variable', {
    variables: { lineId: undefined },
    message: /^CONTRACT_INPUT: .*lineId is missing/,
  }),
  incidentRow('wrong-input-type', 'input of another type is an incident at once that names both types', {
    variables: { lineId: { type: 'Integer', value: 1 } },
    message: /^CONTRACT_INPUT: .*lineId must have the engine type String, has Integer/,
  }),
  incidentRow('tenant-mismatch', 'another tenant in the variables than in the business key is an incident at once', {
    variables: { tenantId: text('other') },
    message: /^TENANT_MISMATCH: /,
  }),
  incidentRow('business-key-grammar', 'a business key that breaks the grammar is an incident at once', {
    businessKey: 'order 17 of acme',
    message: /^BUSINESS_KEY_INVALID: /,
  }),
  incidentRow('no-business-key', 'an instance without a business key is an incident at once', {
    businessKey: null,
    message: /^BUSINESS_KEY_INVALID: /,
  }),
];

function incidentRow(
  id: string,
  title: string,
  given: { variables?: InstanceVariables; businessKey?: string | null; message: RegExp },
): Row {
  return {
    id,
    title,
    stock: 'yes',
    async run({ work, begin, incidentOf, until }) {
      const { handler, inputs } = countingHandler();
      const { worker } = work([handler]);
      const instance = await begin(given.variables, given.businessKey);
      expect((await incidentOf(instance)).incidentMessage).toMatch(given.message);
      expect(inputs).toEqual([]);
      await until('it is counted', () => worker.counters.failed === 1);
      expect(worker.counters).toMatchObject({ retried: 0, completed: 0 });
    },
  };
}
