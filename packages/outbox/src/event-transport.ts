import type { EventEnvelope } from './envelope.ts';

/** An event on its way out: the envelope and where it goes. */
export interface OutgoingEvent {
  readonly topic: string;
  readonly partitionKey: string;
  readonly envelope: EventEnvelope;
}

/**
 * Carries committed facts outward. Delivery is at least once: a consumer keeps an inbox.
 *
 * `publish` resolves only when the transport has stored all events; events of one partition key keep their order.
 */
export interface EventTransport {
  publish(events: readonly OutgoingEvent[]): Promise<void>;
}
