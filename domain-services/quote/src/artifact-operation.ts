import { quoteApprovalTasks, quoteKey } from '@platform/contracts';
import { type ExternalOperation, type OperationHooks, Problem, type Transaction } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import { recordArtifact } from './artifact-store.ts';
import { refusal } from './errors.ts';
import { stateAt } from './quote.ts';
import { lockQuote, type Quote, readQuote } from './quote-store.ts';
import { contentHash, foreignId, label, storageUri } from './request-shapes.ts';

const { generateArtifact } = quoteApprovalTasks;

/** What proves a document: the external reference is its id, the rest is evidence. */
const documentProof = z.object({
  artifactId: foreignId,
  storageUri,
  contentHash,
  templateId: foreignId,
  templateVersion: label,
});

interface NamedRevision {
  readonly quoteId: string;
  readonly revision: number;
}

/**
 * Ties the rendering of the quote document to the quote.
 *
 * Lock order is operation, then quote; opening reads the quote without a lock.
 *
 * @param clock tells whether a quote is expired when a worker asks.
 */
export function artifactOperationHooks(clock: () => Date): OperationHooks {
  return {
    async onOpen(transaction, tenantId, { businessKey, baseKey }) {
      const named = revisionOf(tenantId, businessKey, baseKey);
      const quote = await readQuote(transaction, tenantId, named.quoteId);
      if (quote === undefined) throw quoteMissing(named);
      // An operation that exists is returned as it is, so that its open attempt can be reconciled and its result read.
      if (await operationExists(transaction, tenantId, baseKey)) return;
      requireWanted(quote, named, clock());
    },
    async beforeAttempt(transaction, tenantId, operation) {
      requireRendering(operation);
      const named = revisionOf(tenantId, operation.businessKey, operation.baseKey);
      const quote = await readQuote(transaction, tenantId, named.quoteId);
      if (quote === undefined) throw quoteMissing(named);
      requireWanted(quote, named, clock());
    },
    async onOutcome(scope, operation, outcome) {
      if (outcome.outcome !== 'SUCCEEDED') return;
      const { context } = scope;
      const named = revisionOf(context.tenantId, operation.businessKey, operation.baseKey);
      const quote = await lockQuote({ ...scope, params: { quoteId: named.quoteId } });
      if (quote === undefined) throw quoteMissing(named);
      // A document of a revision that is no longer current is recorded too: it exists. It can just not be accepted.
      await recordArtifact(scope, quote, {
        ...readProof({ ...outcome.evidence, artifactId: outcome.externalReference }),
        quoteRevision: named.revision,
        artifactType: 'QUOTE_DOCUMENT',
      });
    },
  };
}

/** @throws {Problem} 400 when the key is none of this tenant's rendering of a quote document. */
function revisionOf(tenantId: string, businessKey: string, baseKey: string): NamedRevision {
  const parts = quoteKey.is(businessKey) ? quoteKey.parse(businessKey) : undefined;
  if (parts?.tenantId === tenantId && parts.revision !== undefined) {
    const { id: quoteId, revision } = parts;
    const expected = generateArtifact.idempotencyKey({ tenantId, quoteId, quoteRevision: revision });
    if (baseKey === expected) return { quoteId, revision };
  }
  throw refusal(
    400,
    'OPERATION_NOT_KNOWN',
    `The operation ${baseKey} of ${businessKey} is not the rendering of a quote document; see the task contract ${generateArtifact.topic}.`,
    { errors: [{ path: 'body.baseKey', message: 'must be the key that the task contract makes of the business key' }] },
  );
}

function requireRendering({ system, operation, idempotencyKey }: ExternalOperation): void {
  const { external } = generateArtifact;
  if (system === external.system && operation === external.operation) return;
  throw refusal(
    409,
    'OPERATION_NOT_KNOWN',
    `${idempotencyKey} is ${system}/${operation}; a quote needs only ${external.system}/${external.operation}.`,
  );
}

function requireWanted(quote: Quote, { revision }: NamedRevision, now: Date): void {
  const state = stateAt(quote, now);
  if (quote.revision === revision && state === 'APPROVED') return;
  throw refusal(
    409,
    'APPROVAL_OBSOLETE',
    `The quote ${quote.quoteId} is ${state} at revision ${quote.revision}; no document of revision ${revision} is wanted.`,
  );
}

function quoteMissing({ quoteId }: NamedRevision): Problem {
  return new Problem(404, 'QUOTE_NOT_FOUND', `There is no quote ${quoteId} that you may see.`);
}

function operationExists(transaction: Transaction, tenantId: string, baseKey: string): Promise<boolean> {
  const { system, operation } = generateArtifact.external;
  return transaction.exists(sql.type(z.unknown())`
    select 1 from external_operation
    where tenant_id = ${tenantId} and system_name = ${system} and operation_name = ${operation} and base_key = ${baseKey}
  `);
}

function readProof(value: Record<string, unknown>): z.infer<typeof documentProof> {
  const parsed = documentProof.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({
    path: path[0] === 'artifactId' ? 'body.externalReference' : ['body.evidence', ...path.map(String)].join('.'),
    message,
  }));
  const list = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new Problem(400, 'REQUEST_NOT_VALID', `The outcome does not prove a document: ${list}`, { errors });
}
