import { type DatabasePool, type DatabaseTransactionConnection, sql } from 'slonik';
import { type ClaimedCommand, claimCommands, claimEvents } from './claim.ts';
import type { CommandDelivery } from './command-delivery.ts';
import { eventEnvelope } from './envelope.ts';
import type { EventTransport } from './event-transport.ts';
import { type PollLoop, startPollLoop } from './poll-loop.ts';

/**
 * The relay of one service. It owns the columns status, claim and attempts of `outbox_event` and `outbox_command`.
 *
 * Invariants:
 * 1. A row is marked SENT only after the transport has stored it, or after the receiving service has committed.
 * 2. Rows of one aggregate go in order; a row that is put off holds back those behind it, and no other aggregate.
 * 3. A crash between delivery and mark delivers the row again under the same id: receivers are idempotent by it.
 * 4. A refusal that repeating cannot heal parks the row as FAILED with its reason; nothing is dropped.
 */
export interface Relay {
  /** Delivers what was just committed at once instead of after the poll pause. */
  wake(): void;
  /** Resolves when the running deliveries have ended. */
  stop(): Promise<void>;
}

/** What a relay needs. */
export interface RelayOptions {
  /** Connects as the relay role: all tenants, outbox tables only. */
  readonly pool: DatabasePool;
  readonly owner: string;
  readonly transport: EventTransport;
  readonly deliver: CommandDelivery;
  /**
   * Runs `work` as the service role for one tenant. The relay marks a delivered command in the same transaction in which
   * `onDelivered` changes the sender's own state.
   */
  readonly withTenant: (
    tenantId: string,
    work: (transaction: DatabaseTransactionConnection) => Promise<void>,
  ) => Promise<void>;
  readonly onDelivered?: (
    transaction: DatabaseTransactionConnection,
    command: ClaimedCommand,
    response: unknown,
  ) => Promise<void>;
  readonly onProblem: (message: string, fields: Record<string, unknown>) => void;
  /** @default 200 */
  readonly pauseMs?: number;
  /** @default 30_000 */
  readonly leaseMs?: number;
}

/** Starts the two loops of a relay, one for events and one for commands. */
export function startRelay(options: RelayOptions): Relay {
  const { onProblem, pauseMs = 200 } = options;
  const loop = (name: string, step: () => Promise<boolean>): PollLoop =>
    startPollLoop({
      step,
      pauseMs,
      onFailure: (cause) => onProblem(`${name} could not run; it goes on after a pause`, { cause: String(cause) }),
    });
  const events = loop('event relay', () => relayEvents(options));
  const commands = loop('command relay', () => relayCommands(options));
  return {
    wake() {
      events.wake();
      commands.wake();
    },
    async stop() {
      await Promise.all([events.stop(), commands.stop()]);
    },
  };
}

async function relayEvents({ pool, owner, transport, leaseMs = 30_000 }: RelayOptions): Promise<boolean> {
  const rows = await claimEvents(pool, { owner, batchSize: 100, leaseMs });
  if (rows.length === 0) return false;
  const ids = sql.array(
    rows.map((row) => row.id),
    'uuid',
  );
  try {
    await transport.publish(
      rows.map((row) => ({
        topic: row.topic,
        partitionKey: row.partition_key,
        envelope: eventEnvelope.parse(row.envelope),
      })),
    );
  } catch (cause) {
    await pool.query(sql.unsafe`
      update outbox_event set claimed_by = null, claimed_at = null, last_error = ${errorText(cause)} where id = any(${ids})
    `);
    throw cause;
  }
  await pool.query(sql.unsafe`
    update outbox_event set status = 'SENT', published_at = now(), claimed_by = null, claimed_at = null where id = any(${ids})
  `);
  return true;
}

async function relayCommands(options: RelayOptions): Promise<boolean> {
  const rows = await claimCommands(options.pool, {
    owner: options.owner,
    batchSize: 20,
    leaseMs: options.leaseMs ?? 30_000,
  });
  await Promise.all(rows.map((row) => deliverCommand(options, row)));
  return rows.length > 0;
}

async function deliverCommand(options: RelayOptions, row: ClaimedCommand): Promise<void> {
  const { pool, deliver, withTenant, onDelivered, onProblem } = options;
  const result = await deliver(row);
  if (result.kind === 'delivered') {
    await withTenant(row.tenant_id, async (transaction) => {
      await onDelivered?.(transaction, row, result.response);
      await transaction.query(sql.unsafe`
        update outbox_command set status = 'SENT', sent_at = now(), claimed_by = null, claimed_at = null where id = ${row.id}
      `);
    });
    return;
  }
  const parked = result.kind === 'refused';
  onProblem(
    parked ? 'a command was refused for good and is parked' : 'a command could not be delivered and is put off',
    {
      commandId: row.id,
      kind: row.kind,
      target: row.target,
      reason: result.reason,
      attempts: row.attempts,
    },
  );
  await pool.query(sql.unsafe`
    update outbox_command
    set status = ${parked ? 'FAILED' : 'PENDING'}, last_error = ${result.reason.slice(0, 1000)}, claimed_by = null,
      claimed_at = null, next_attempt_at = now() + ${delayMs(row.attempts)} * interval '1 millisecond'
    where id = ${row.id}
  `);
}

/** 200 ms, then twice as long each time, up to 10 s, less up to a quarter so that many rows do not come back at once. */
function delayMs(attempts: number): number {
  return Math.round(Math.min(10_000, 100 * 2 ** Math.min(attempts, 10)) * (0.75 + Math.random() / 4));
}

function errorText(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).slice(0, 1000);
}
