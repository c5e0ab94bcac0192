import type { QueryDefinition } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import { quoteDenial } from '../define-command.ts';
import { quoteParams } from '../request-shapes.ts';
import { instantText } from '../sql-text.ts';
import { findVisible } from './find-visible.ts';

const transition = z.object({
  version: z.int(),
  command: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  actorId: z.string(),
  correlationId: z.string(),
  occurredAt: z.string(),
});
const response = z.object({ transitions: z.array(transition) });
const query = z.object({
  afterVersion: z.coerce.number().int().min(0).max(999_999_999).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

/** Tells how a quote came to its state, oldest first; the next page begins after the last version. */
export const getTransitions: QueryDefinition<
  z.infer<typeof quoteParams>,
  z.infer<typeof query>,
  z.infer<typeof response>
> = {
  path: '/quotes/{quoteId}/transitions',
  operation: 'QUOTE_TRANSITIONS',
  summary: 'Tells how a quote came to its state',
  roles: ['sales', 'approver', 'operator', 'admin'],
  params: quoteParams,
  query,
  response,
  resource: quoteDenial,
  read: async (transaction, { params, query: page, context }) => {
    if ((await findVisible(transaction, context, params.quoteId)) === undefined) return undefined;
    const transitions = await transaction.any(sql.type(transition)`
      select aggregate_version as version, command, from_state as "from", to_state as "to", actor_id as "actorId",
        correlation_id as "correlationId", ${instantText('occurred_at')} as "occurredAt"
      from state_transition
      where tenant_id = ${context.tenantId} and aggregate_type = 'quote' and aggregate_id = ${params.quoteId}
        and aggregate_version > ${page.afterVersion}
      order by aggregate_version limit ${page.limit}
    `);
    return { body: { transitions: [...transitions] } };
  },
};
