import { quoteKey } from '@platform/contracts';
import type { CommandScope } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import { defineCommand, quoteDenial } from '../define-command.ts';
import { refusal } from '../errors.ts';
import { processMessage } from '../process-message.ts';
import { lockQuote, type Quote, quoteResource } from '../quote-store.ts';
import { quoteParams } from '../request-shapes.ts';

const falloutRow = z.object({
  falloutId: z.string(),
  processInstanceId: z.string(),
  quoteRevision: z.number(),
  status: z.enum(['OPEN', 'RESOLVED']),
});

interface QuoteFallout {
  readonly version: number;
  readonly quote: Quote;
  readonly fallout: z.infer<typeof falloutRow> | undefined;
}

const body = z.strictObject({
  falloutId: z.uuid(),
  action: z.enum(['RETRY', 'CANCEL']),
  reason: z.string().min(1).max(2_000),
});

/** Lets the process of an approval go on after an operator has looked at it. The quote itself does not change. */
export const resolveFallout = defineCommand({
  method: 'post',
  path: '/quotes/{quoteId}/fallout-resolutions',
  operation: 'QUOTE_FALLOUT_RESOLVE',
  summary: 'Lets an approval in fallout go on',
  roles: ['service'],
  params: quoteParams,
  body,
  status: 200,
  response: z.object({ falloutId: z.string(), status: z.literal('RESOLVED') }),
  resource: quoteDenial,
  load: lockFallout,
  handle: async ({ transaction, context, journal, body: asked }, { quote, fallout }) => {
    if (asked.action === 'CANCEL') {
      throw refusal(
        409,
        'FALLOUT_ACTION_NOT_SUPPORTED',
        `An approval is not cancelled by its fallout; configure or price the quote ${quote.quoteId} again, which withdraws it.`,
      );
    }
    if (fallout?.status !== 'OPEN') {
      throw refusal(
        409,
        'FALLOUT_OBSOLETE',
        `The fallout ${asked.falloutId} of ${quote.quoteId} is ${fallout?.status ?? 'unknown'}; close the case.`,
      );
    }
    await transaction.query(sql.unsafe`
      update quote_fallout set status = 'RESOLVED', resolved_at = ${context.now.toISOString()},
        resolved_by = ${context.actor.id}, resolution_reason = ${asked.reason}
      where tenant_id = ${context.tenantId} and fallout_id = ${asked.falloutId}
    `);
    const { tenantId } = context;
    const resource = quoteResource(quote);
    journal.audit({
      eventType: 'QUOTE_FALLOUT_RESOLVE',
      outcome: 'ALLOWED',
      resource,
      reason: asked.reason,
      before: { falloutId: asked.falloutId, status: 'OPEN' },
      after: { falloutId: asked.falloutId, status: 'RESOLVED', action: asked.action },
    });
    journal.command({
      resource,
      kind: 'correlate-message',
      target: 'workflow',
      path: '/workflow-commands',
      body: {
        kind: 'correlate-message',
        businessKey: quoteKey.format({ tenantId, id: quote.quoteId, revision: fallout.quoteRevision }),
        processInstanceId: fallout.processInstanceId,
        ...processMessage('approval-fallout-resolved'),
        correlationValue: asked.falloutId,
        variables: {},
      },
    });
    return { body: { falloutId: asked.falloutId, status: 'RESOLVED' }, version: quote.version };
  },
});

async function lockFallout(
  scope: CommandScope<z.infer<typeof quoteParams>, z.infer<typeof body>>,
): Promise<QuoteFallout | undefined> {
  const quote = await lockQuote(scope);
  if (quote === undefined) return undefined;
  const fallout = await scope.transaction.maybeOne(sql.type(falloutRow)`
    select f.fallout_id as "falloutId", f.process_instance_id as "processInstanceId", f.status,
      r.quote_revision as "quoteRevision"
    from quote_fallout f
    join approval_request r on r.tenant_id = f.tenant_id and r.approval_request_id = f.approval_request_id
    where f.tenant_id = ${scope.context.tenantId} and f.fallout_id = ${scope.body.falloutId}
      and f.quote_id = ${quote.quoteId}
  `);
  return { version: quote.version, quote, fallout: fallout ?? undefined };
}
