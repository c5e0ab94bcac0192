import type { QueryDefinition } from '@stepwright/service-kit';
import * as z from 'zod';
import { answerOf, caseAnswer } from '../case-answer.ts';
import { caseStatuses } from '../fallout-case.ts';
import { listCases } from '../fallout-case-store.ts';
import { listLimit } from './list-limit.ts';

const query = z.strictObject({
  status: z.enum(caseStatuses).optional(),
  businessKey: z.string().min(1).max(200).optional(),
  limit: listLimit,
});
const response = z.object({ cases: z.array(caseAnswer) });

/** Lists the tenant's fallout cases, the newest first. */
export const listFalloutCases: QueryDefinition<object, z.infer<typeof query>, z.infer<typeof response>> = {
  path: '/fallout-cases',
  operation: 'FALLOUT_CASE_LIST',
  summary: 'Lists fallout cases, the newest first',
  roles: ['operator', 'admin'],
  params: z.object({}),
  query,
  response,
  resource: { type: 'fallout-case', id: () => '-' },
  read: async (transaction, { context, query: { status, businessKey, limit } }) => {
    const cases = await listCases(transaction, context.tenantId, { status, businessKey, limit });
    return { body: { cases: cases.map(answerOf) } };
  },
};
