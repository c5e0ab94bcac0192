import * as z from 'zod';

/** One event as it travels. `payload` is checked by the consumer against the event's own contract. */
export interface EventEnvelope {
  readonly eventId: string;
  readonly eventType: string;
  readonly eventVersion: number;
  /** ISO 8601 with milliseconds, UTC. */
  readonly occurredAt: string;
  readonly tenantId: string;
  /** The service that published it. */
  readonly producer: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** The row version of the aggregate after the change: a consumer ignores what is older than what it has. */
  readonly aggregateRevision: number;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actor: { readonly actorId: string; readonly actorType: string };
  readonly payload: unknown;
}

/** The envelope of every event. Fields may be added; none is taken away or given another meaning. */
export const eventEnvelope: z.ZodType<EventEnvelope> = z.object({
  eventId: z.uuid(),
  eventType: z.string(),
  eventVersion: z.int(),
  occurredAt: z.string(),
  tenantId: z.string(),
  producer: z.string(),
  aggregateType: z.string(),
  aggregateId: z.string(),
  aggregateRevision: z.int(),
  correlationId: z.string(),
  causationId: z.string(),
  actor: z.object({ actorId: z.string(), actorType: z.string() }),
  payload: z.unknown(),
});
