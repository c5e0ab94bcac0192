import type { ClaimedCommand } from '@stepwright/outbox';
import { createJournal, type Transaction, writeJournal } from '@stepwright/service-kit';
import { moveCase } from '../case-changes.ts';
import { lockCase, updateCase } from '../fallout-case-store.ts';
import { systemContext } from '../system-context.ts';

/**
 * Records that the owning service has committed a resolution, in the transaction that marks the command as sent.
 *
 * A fallout is then resolved. An incident is not yet: the case waits until the engine has lost the incident.
 */
export async function recordDelivery(transaction: Transaction, command: ClaimedCommand): Promise<void> {
  const { id, tenant_id: tenantId, aggregate_id: caseId, correlation_id: correlationId, target } = command;
  const found = await lockCase(transaction, tenantId, caseId);
  if (found === undefined || found.status !== 'RESOLVING' || found.commandId !== id) return;
  const now = new Date();
  const journal = createJournal('operations', systemContext({ tenantId, correlationId, causationId: id, now }));
  const reason = `the ${target} service has accepted the resolution`;
  if (found.incidentId === null) {
    await moveCase(transaction, journal, found, { command: 'SETTLE', reason, changes: { deliveredAt: now } });
  } else {
    const version = found.version + 1;
    await updateCase(transaction, tenantId, { ...found, version, deliveredAt: now });
    const resource = { type: 'fallout-case', id: caseId, version };
    journal.audit({ eventType: 'FALLOUT_CASE_DELIVER', outcome: 'ALLOWED', resource, reason });
  }
  await writeJournal(transaction, journal);
}
