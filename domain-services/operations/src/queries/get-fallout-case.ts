import type { QueryDefinition } from '@stepwright/service-kit';
import * as z from 'zod';
import { answerOf, type CaseAnswer, caseAnswer } from '../case-answer.ts';
import { findCase } from '../fallout-case-store.ts';

const params = z.object({ caseId: z.uuid() });

/** Gives one fallout case. */
export const getFalloutCase: QueryDefinition<z.infer<typeof params>, object, CaseAnswer> = {
  path: '/fallout-cases/{caseId}',
  operation: 'FALLOUT_CASE_GET',
  summary: 'Gives one fallout case',
  roles: ['operator', 'admin'],
  params,
  query: z.object({}),
  response: caseAnswer,
  resource: { type: 'fallout-case', id: ({ caseId }) => caseId },
  read: async (transaction, { context, params: { caseId } }) => {
    const found = await findCase(transaction, context.tenantId, caseId);
    return found && { body: answerOf(found), version: found.version };
  },
};
