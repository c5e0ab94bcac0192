import { maySeeAccount, type QueryDefinition } from '@stepwright/service-kit';
import { type FragmentSqlToken, sql } from 'slonik';
import * as z from 'zod';
import { quoteDenial } from '../define-command.ts';
import { stateAt, storedStates } from '../quote.ts';
import { type QuoteView, quoteView } from '../quote-view.ts';
import { quoteParams } from '../request-shapes.ts';
import { instantText, moneySql } from '../sql-text.ts';

const row = quoteView.extend({ status: z.enum(storedStates) });
const query = z.object({});

/** Who sees how a price and an approval came about. A customer sees the offer, not the bargaining (SEC-22). */
const insiders = ['sales', 'approver', 'operator', 'admin', 'worker', 'service'];

/** Gives a quote with everything of its current revision, from one statement and so from one moment. */
export const getQuote: QueryDefinition<z.infer<typeof quoteParams>, z.infer<typeof query>, QuoteView> = {
  path: '/quotes/{quoteId}',
  operation: 'QUOTE_GET',
  summary: 'Gives a quote with everything of its current revision',
  roles: [...insiders, 'customer'],
  params: quoteParams,
  query,
  response: quoteView,
  resource: quoteDenial,
  read: async (transaction, { params, context }) => {
    const found = await transaction.maybeOne(sql.type(row)`
      select q.quote_id as "quoteId", q.revision, q.version, q.status, q.customer_account_id as "customerAccountId",
        q.sales_owner_id as "salesOwnerId", q.currency, ${instantText('q', 'valid_until')} as "validUntil",
        q.order_id as "orderId", (${orderCreation}) as "orderCreation", ${lines} as lines, (${price}) as price, (${approval}) as approval,
        (${artifact}) as artifact, (${acceptance}) as acceptance
      from quote q
      where q.tenant_id = ${context.tenantId} and q.quote_id = ${params.quoteId}
    `);
    if (found === null || !maySeeAccount(context.actor, found.customerAccountId)) return undefined;
    const status = stateAt({ status: found.status, validUntil: new Date(found.validUntil) }, context.now);
    const view = { ...found, status };
    const isInsider = insiders.some((role) => context.actor.roles.includes(role));
    return { body: isInsider ? view : forCustomer(view), version: found.version };
  },
};

function forCustomer({ approval: _hidden, price: found, orderCreation: creation, ...rest }: QuoteView): QuoteView {
  const view = { ...rest, orderCreation: creation === null ? null : { status: creation.status } };
  if (found === null) return { ...view, price: null };
  const { trace: _trace, ...price } = found;
  return { ...view, price: { ...price, lines: price.lines.map(({ discountReason: _reason, ...line }) => line) } };
}

/** The rows of a select as a JSON array. */
function list(select: FragmentSqlToken): FragmentSqlToken {
  return sql.fragment`(select coalesce(json_agg(x), '[]') from (${select}) x)`;
}

const lines = list(sql.fragment`
  select line_index as "lineIndex", parent_line_index as "parentLineIndex", offering_id as "offeringId",
    offering_version as "offeringVersion", offering_name as "offeringName", sku, trim_scale(quantity)::text as quantity,
    action, configuration
  from quote_line l
  where l.tenant_id = q.tenant_id and l.quote_id = q.quote_id and l.revision = q.revision
  order by line_index`);

const priceLines = list(sql.fragment`
  select line_index as "lineIndex", ${moneySql('unit_recurring')} as "unitRecurring",
    ${moneySql('unit_one_time')} as "unitOneTime", discount_basis_points as "discountBasisPoints",
    discount_reason as "discountReason", ${moneySql('recurring')} as recurring, ${moneySql('one_time')} as "oneTime",
    ${moneySql('total')} as total
  from quote_price_line l
  where l.tenant_id = q.tenant_id and l.quote_id = q.quote_id and l.revision = q.revision
  order by line_index`);

const price = sql.fragment`
  select json_build_object('priceResultId', price_result_id, 'currency', currency, 'priceBookId', price_book_id,
    'priceBookVersion', price_book_version, 'recurringTotal', ${moneySql('recurring_total')},
    'oneTimeTotal', ${moneySql('one_time_total')}, 'total', ${moneySql('total')},
    'discountBasisPoints', discount_basis_points, 'pricedAt', ${instantText('priced_at')}, 'lines', ${priceLines},
    'trace', trace)
  from quote_price_result p
  where p.tenant_id = q.tenant_id and p.quote_id = q.quote_id and p.revision = q.revision`;

const tasks = list(sql.fragment`
  select approval_task_id as "approvalTaskId", level, candidate_group as "candidateGroup", status,
    ${instantText('due_at')} as "dueAt"
  from approval_task t
  where t.tenant_id = r.tenant_id and t.approval_request_id = r.approval_request_id
  order by level`);

const decisions = list(sql.fragment`
  select approval_task_id as "approvalTaskId", level, decision, approver_id as "approverId",
    approver_groups as "approverGroups", reason_code as "reasonCode", comment, quote_revision as "quoteRevision",
    price_result_id as "priceResultId", ${instantText('decided_at')} as "decidedAt"
  from approval_decision d
  where d.tenant_id = r.tenant_id and d.approval_request_id = r.approval_request_id
  order by level`);

const evidence = sql.fragment`
  select json_build_object('decisionKey', decision_key, 'versionTag', version_tag, 'fingerprint', fingerprint,
    'inputs', inputs, 'matchedRules', matched_rules, 'outputs', outputs, 'requiredDecisions', required_decisions,
    'evaluatedAt', ${instantText('e', 'evaluated_at')})
  from approval_evidence e
  where e.tenant_id = r.tenant_id and e.approval_request_id = r.approval_request_id`;

const approval = sql.fragment`
  select json_build_object('approvalRequestId', approval_request_id, 'quoteRevision', quote_revision, 'status', status,
    'requesterId', requester_id, 'comment', comment, 'processInstanceId', process_instance_id,
    'approvalLevels', required_levels, 'policyId', policy_id, 'policyVersion', policy_version,
    'policyInputs', policy_inputs, 'reasonCode', reason_code, 'evidence', (${evidence}), 'submittedAt', ${instantText('submitted_at')},
    'closedAt', ${instantText('closed_at')}, 'tasks', ${tasks}, 'decisions', ${decisions})
  from approval_request r
  where r.tenant_id = q.tenant_id and r.quote_id = q.quote_id and r.quote_revision = q.revision`;

const artifact = sql.fragment`
  select json_build_object('artifactId', artifact_id, 'quoteRevision', quote_revision, 'artifactType', artifact_type,
    'templateId', template_id, 'templateVersion', template_version, 'storageUri', storage_uri,
    'contentHash', content_hash, 'generatedBy', generated_by, 'generatedAt', ${instantText('generated_at')})
  from quote_artifact a
  where a.tenant_id = q.tenant_id and a.quote_id = q.quote_id and a.quote_revision = q.revision
  order by generated_at desc, artifact_id limit 1`;

const acceptance = sql.fragment`
  select json_build_object('acceptanceId', acceptance_id, 'quoteRevision', quote_revision, 'artifactId', artifact_id,
    'acceptedBy', accepted_by, 'method', method, 'acceptedAt', ${instantText('accepted_at')})
  from quote_acceptance a
  where a.tenant_id = q.tenant_id and a.quote_id = q.quote_id`;

/** The outbox tells how far it is: SENT is marked in the transaction that records the order. */
const orderCreation = sql.fragment`
  select json_build_object('status', case o.status when 'SENT' then 'DONE' when 'FAILED' then 'FAILED' else 'IN_PROGRESS' end,
    'reason', last_error)
  from outbox_command o
  where o.tenant_id = q.tenant_id and o.aggregate_type = 'quote' and o.aggregate_id = q.quote_id
    and o.kind = 'create-order'`;
