import { randomUUID } from 'node:crypto';
import { type PollLoop, startPollLoop } from '@stepwright/outbox';
import { createJournal, type ServiceParts, writeJournal } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import { moveCase } from '../case-changes.ts';
import { lockCase } from '../fallout-case-store.ts';
import { systemContext } from '../system-context.ts';
import { refusalText } from './refusal-text.ts';

type Parts = Pick<ServiceParts, 'database' | 'relayPool' | 'logger'>;

const failedResolution = z.object({
  tenant_id: z.string(),
  case_id: z.string(),
  command_id: z.string(),
  reason: z.string().nullable(),
});
type FailedResolution = z.infer<typeof failedResolution>;

/**
 * Gives a case back to the operators when its resolution did not work: the owning service has refused it for good (the relay
 * has parked the command as FAILED), or has accepted it and the incident is still there after `settleMs`. A case whose
 * fallout is over for its owner is closed instead.
 *
 * @param options.pauseMs @default 1_000
 * @param options.settleMs @default 120_000
 */
export function startResolutionWatch(
  parts: Parts,
  options: { readonly pauseMs?: number | undefined; readonly settleMs?: number | undefined } = {},
): PollLoop {
  const { pauseMs = 1_000, settleMs = 120_000 } = options;
  return startPollLoop({
    step: async () => {
      for (const failed of await findFailed(parts, settleMs)) await giveBack(parts, failed);
      return false;
    },
    pauseMs,
    onFailure: (cause) =>
      parts.logger.warn('resolutions could not be looked after; it goes on after a pause', { cause: String(cause) }),
  });
}

async function findFailed({ relayPool }: Parts, settleMs: number): Promise<readonly FailedResolution[]> {
  return relayPool.any(sql.type(failedResolution)`
    select c.tenant_id, c.case_id, c.command_id, o.last_error as reason
    from fallout_case c join outbox_command o on o.id = c.command_id
    where c.status = 'RESOLVING' and (o.status = 'FAILED'
      or c.delivered_at < now() - ${settleMs} * interval '1 millisecond')
    limit 100
  `);
}

async function giveBack({ database }: Parts, failed: FailedResolution): Promise<void> {
  const { tenant_id: tenantId, case_id, command_id } = failed;
  const context = systemContext({ tenantId, correlationId: randomUUID(), causationId: command_id, now: new Date() });
  await database.withTenant(tenantId, async (transaction) => {
    const found = await lockCase(transaction, tenantId, case_id);
    // An operator may have been faster: only the resolution that was looked at is given back.
    if (found === undefined || found.commandId !== command_id) return;
    const journal = createJournal('operations', context);
    const refusal =
      found.deliveredAt === null
        ? refusalText(failed.reason ?? 'no reason was kept')
        : 'INCIDENT_STILL_THERE: the resolution was accepted and the engine still has the incident.';
    // The owner says that the fallout is over: nobody could ever resolve the case, so it does not go back.
    const command = refusal.startsWith('FALLOUT_OBSOLETE:') ? 'CLOSE' : 'REFUSE';
    await moveCase(transaction, journal, found, { command, reason: refusal, changes: { refusal, commandId: null } });
    await writeJournal(transaction, journal);
  });
}
