import { quoteEvents } from '@platform/contracts';
import { sql } from 'slonik';
import * as z from 'zod';
import { changeQuote, type Quote, quoteResource, type WriteScope } from './quote-store.ts';

/** A document that a customer is shown, and the revision that it shows. */
export interface Artifact {
  readonly artifactId: string;
  readonly quoteRevision: number;
  readonly artifactType: string;
  readonly templateId: string;
  readonly templateVersion: string;
  readonly storageUri: string;
  readonly contentHash: string;
}

/** Says whether an artifact shows exactly this revision. */
export async function artifactShows(
  { transaction, context }: Pick<WriteScope, 'transaction' | 'context'>,
  artifactId: string,
  { quoteId, revision }: Pick<Quote, 'quoteId' | 'revision'>,
): Promise<boolean> {
  return transaction.exists(sql.type(z.unknown())`
    select 1 from quote_artifact
    where tenant_id = ${context.tenantId} and quote_id = ${quoteId} and artifact_id = ${artifactId}
      and quote_revision = ${revision}
  `);
}

/** Records an artifact of a locked quote, with its event. The status stays as it is. */
export async function recordArtifact(scope: WriteScope, quote: Quote, artifact: Artifact): Promise<Quote> {
  const { transaction, journal, context } = scope;
  const { artifactId, quoteRevision, artifactType, templateId, templateVersion, storageUri, contentHash } = artifact;
  await transaction.query(sql.unsafe`
    insert into quote_artifact (tenant_id, quote_id, artifact_id, quote_revision, artifact_type, template_id,
      template_version, storage_uri, content_hash, generated_by, generated_at)
    values (${context.tenantId}, ${quote.quoteId}, ${artifactId}, ${quoteRevision}, ${artifactType}, ${templateId},
      ${templateVersion}, ${storageUri}, ${contentHash}, ${context.actor.id}, ${context.now.toISOString()})
  `);
  const changed = await changeQuote(scope, quote, {
    command: 'QUOTE_ARTIFACT_RECORD',
    to: quote.status,
    evidence: { artifactId, quoteRevision, contentHash },
  });
  journal.event(quoteEvents.quoteArtifactGenerated, quoteResource(changed), {
    quoteId: quote.quoteId,
    quoteRevision,
    artifactId,
    contentHash,
  });
  return changed;
}
