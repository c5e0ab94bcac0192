import { approvalEvents, orderEvents, quoteEvents } from '@platform/contracts';
import type { EventEnvelope } from '@stepwright/outbox';
import type { Transaction } from '@stepwright/service-kit';
import { applyApprovalEvent } from './apply-approval-event.ts';
import { applyFalloutEvent } from './apply-fallout-event.ts';

/** The topics that this service reads. */
export const consumedTopics: readonly string[] = [
  approvalEvents.approvalTaskOpened.topic,
  quoteEvents.quoteEnteredFallout.topic,
  orderEvents.orderEnteredFallout.topic,
];

/**
 * Brings worklist and cases up to an event. Events of other types change nothing. May run twice and meet older events later.
 *
 * @throws z.ZodError when the payload breaks the event's contract: the consumer stops there and reports it.
 */
export async function applyEvent(transaction: Transaction, event: EventEnvelope): Promise<void> {
  await applyApprovalEvent(transaction, event);
  await applyFalloutEvent(transaction, event);
}
