import { randomUUID } from 'node:crypto';
import type { EventContract } from '@stepwright/contract';
import type { EventEnvelope } from '@stepwright/outbox';
import type { AuditEntry } from './audit.ts';
import type { CommandContext } from './context.ts';

/** The resource that a change belongs to, after the change. */
export interface ChangedResource {
  readonly type: string;
  readonly id: string;
  readonly version: number;
}

/** A state change: it becomes one transition row and one audit row. */
export interface Transition {
  readonly resource: ChangedResource;
  readonly command: string;
  readonly from: string | null;
  readonly to: string;
  readonly reason?: string | undefined;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly policy?: { readonly id: string; readonly version: string } | undefined;
}

/** A command for another service, delivered after commit with its row id as Idempotency-Key. */
export interface OutgoingCommand {
  readonly resource: ChangedResource;
  /** Names the command for operators and for `onDelivered`. */
  readonly kind: string;
  readonly target: string;
  readonly path: string;
  readonly body: unknown;
}

/** Rows that wait to be written at the end of the transaction. */
export interface JournalRows {
  readonly transitions: readonly (Transition & { readonly id: string })[];
  readonly audits: readonly AuditEntry[];
  readonly events: readonly { readonly topic: string; readonly envelope: EventEnvelope }[];
  readonly commands: readonly (OutgoingCommand & { readonly id: string })[];
}

/**
 * Collects what a command has to write besides its own state. The pipeline writes all of it at the end of the same
 * transaction, so a change without its transition, audit and outbox rows cannot be committed.
 */
export interface Journal {
  readonly context: CommandContext;
  transition(transition: Transition): void;
  /** An audit row without a change of state. */
  audit(entry: AuditEntry): void;
  /** @throws z.ZodError when the payload breaks the event's contract: nothing is committed. */
  event<P>(contract: EventContract<P>, resource: ChangedResource, payload: P): void;
  /** @returns the command's id. `body` may be made from it. */
  command(command: Omit<OutgoingCommand, 'body'> & { readonly body: unknown | ((id: string) => unknown) }): string;
  rows(): JournalRows;
}

/** Creates an empty journal. `producer` is the service's name. */
export function createJournal(producer: string, context: CommandContext): Journal {
  const transitions: (Transition & { id: string })[] = [];
  const audits: AuditEntry[] = [];
  const events: { topic: string; envelope: EventEnvelope }[] = [];
  const commands: (OutgoingCommand & { id: string })[] = [];
  return {
    context,
    transition(transition) {
      transitions.push({ ...transition, id: randomUUID() });
      audits.push(auditOf(transition));
    },
    audit(entry) {
      audits.push(entry);
    },
    event(contract, resource, payload) {
      events.push({ topic: contract.topic, envelope: envelopeOf(producer, context, contract, resource, payload) });
    },
    command({ body, ...command }) {
      const id = randomUUID();
      commands.push({ ...command, id, body: typeof body === 'function' ? body(id) : body });
      return id;
    },
    rows: () => ({ transitions, audits, events, commands }),
  };
}

function auditOf({ resource, command, from, to, reason, before, after, policy }: Transition): AuditEntry {
  return {
    eventType: command,
    outcome: 'ALLOWED',
    resource,
    reason,
    before: before ?? (from === null ? null : { status: from }),
    after: after ?? { status: to },
    policy,
  };
}

function envelopeOf<P>(
  producer: string,
  context: CommandContext,
  contract: EventContract<P>,
  resource: ChangedResource,
  payload: P,
): EventEnvelope {
  return {
    eventId: randomUUID(),
    eventType: contract.type,
    eventVersion: contract.version,
    occurredAt: context.now.toISOString(),
    tenantId: context.tenantId,
    producer,
    aggregateType: contract.aggregateType,
    aggregateId: resource.id,
    aggregateRevision: resource.version,
    correlationId: context.correlationId,
    causationId: context.causationId,
    actor: { actorId: context.actor.id, actorType: context.actor.type },
    payload: contract.payload.parse(payload),
  };
}
