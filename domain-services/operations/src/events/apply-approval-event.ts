import { approvalEvents } from '@platform/contracts';
import type { EventEnvelope } from '@stepwright/outbox';
import type { Transaction } from '@stepwright/service-kit';
import { closeRequest, mergeTask } from '../worklist-store.ts';

type Apply = (transaction: Transaction, event: EventEnvelope) => Promise<void>;

const {
  approvalTaskOpened,
  approvalTaskDecided,
  approvalEscalated,
  approvalApproved,
  approvalRejected,
  approvalWithdrawn,
} = approvalEvents;

const endOfRequest: Apply = (transaction, event) =>
  closeRequest(transaction, event, approvalWithdrawn.payload.parse(event.payload).approvalRequestId);

const byType: Readonly<Record<string, Apply>> = {
  [approvalTaskOpened.type]: (transaction, event) =>
    mergeTask(transaction, event, { ...approvalTaskOpened.payload.parse(event.payload), status: 'OPEN' }),
  [approvalEscalated.type]: (transaction, event) =>
    mergeTask(transaction, event, { ...approvalEscalated.payload.parse(event.payload), status: 'ESCALATED' }),
  [approvalTaskDecided.type]: (transaction, event) =>
    mergeTask(transaction, event, { ...approvalTaskDecided.payload.parse(event.payload), status: 'DECIDED' }),
  [approvalApproved.type]: endOfRequest,
  [approvalRejected.type]: endOfRequest,
  [approvalWithdrawn.type]: endOfRequest,
};

/** Brings the worklist up to an event about approvals. */
export async function applyApprovalEvent(transaction: Transaction, event: EventEnvelope): Promise<void> {
  await byType[event.eventType]?.(transaction, event);
}
