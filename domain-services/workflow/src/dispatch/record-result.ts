import { type CommandContext, createJournal, type ServiceDatabase, writeJournal } from '@stepwright/service-kit';
import { sql } from 'slonik';
import { type CommandMove, statusesBefore } from '../workflow-command.ts';
import type { AttemptResult } from './attempt.ts';
import type { ClaimedCommand } from './claim.ts';

const moveTo: Readonly<Record<AttemptResult['status'], CommandMove>> = {
  PENDING: 'putOff',
  DONE: 'finish',
  OBSOLETE: 'close',
  FAILED: 'fail',
};

/**
 * Writes how an attempt ended; a final status with its transition and audit row in the same transaction.
 *
 * @returns false when the command was taken over in the meantime: then nothing is written, its new owner finds out by itself.
 */
export function recordResult(
  database: ServiceDatabase,
  command: ClaimedCommand,
  result: AttemptResult,
  options: { readonly now: Date; readonly delayMs: number },
): Promise<boolean> {
  return database.withTenant(command.tenant_id, async (transaction) => {
    const columns = columnsOf(command, result, options.delayMs);
    const { rowCount } = await transaction.query(sql.unsafe`
      update workflow_command
      set status = ${result.status}, last_error = ${columns.lastError}, sent_once = ${columns.sentOnce},
        result = ${columns.result}::jsonb, version = ${columns.version}, claimed_by = null, claimed_at = null,
        next_attempt_at = now() + ${columns.delayMs} * interval '1 millisecond', updated_at = ${options.now.toISOString()}
      where tenant_id = ${command.tenant_id} and id = ${command.id} 
        and status = any(${sql.array([...statusesBefore(moveTo[result.status])], 'text')}) and attempts = ${command.attempts}
    `);
    if (rowCount !== 1) return false;
    if (result.status === 'PENDING') return true;
    const journal = createJournal('workflow', contextOf(command, options.now));
    journal.transition({
      resource: { type: 'workflow-command', id: command.id, version: columns.version },
      command: 'WORKFLOW_COMMAND_DISPATCH',
      from: 'RUNNING',
      to: result.status,
      reason: result.status === 'DONE' ? undefined : result.reason,
    });
    await writeJournal(transaction, journal);
    return true;
  });
}

function columnsOf(
  { sent_before, memory, version }: ClaimedCommand,
  result: AttemptResult,
  delayMs: number,
): { lastError: string | null; sentOnce: boolean; result: string | null; version: number; delayMs: number } {
  const final = result.status !== 'PENDING';
  const kept = result.status === 'DONE' ? result.result : { ...memory, ...(final ? {} : result.memory) };
  return {
    lastError: result.status === 'DONE' ? null : result.reason.slice(0, 1000),
    sentOnce: final || sent_before || result.maybeSent,
    result: Object.keys(kept).length === 0 ? null : JSON.stringify(kept),
    version: final ? version + 1 : version,
    delayMs: final ? 0 : Math.round(delayMs),
  };
}

/** Nobody asks any more when a command is carried out: this service acts, for the reason that the sender gave. */
function contextOf(command: ClaimedCommand, now: Date): CommandContext {
  const tenantId = command.tenant_id;
  return {
    tenantId,
    actor: { id: 'service:workflow', type: 'SERVICE', tenantId, roles: [], groups: [], accounts: '*' },
    correlationId: command.correlation_id,
    causationId: command.id,
    now,
  };
}
