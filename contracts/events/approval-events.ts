import { defineEvent } from '@stepwright/contract';
import * as z from 'zod';

const topic = 'cpq.approval.events.v1';
const aggregateType = 'quote';
const request = z.object({ quoteId: z.string(), quoteRevision: z.int(), approvalRequestId: z.string() });
const task = request.extend({ approvalTaskId: z.string(), level: z.int() });

export const approvalRequested = defineEvent({
  type: 'approval.requested.v1',
  topic,
  aggregateType,
  description: 'The policy was applied: it is known how many levels must approve, and why.',
  payload: request.extend({ approvalLevels: z.int(), reasonCode: z.string(), policyVersion: z.string() }),
});

export const approvalStarted = defineEvent({
  type: 'approval.started.v1',
  topic,
  aggregateType,
  description: 'A process instance has claimed the approval of a revision.',
  payload: request.extend({ processInstanceId: z.string() }),
});

export const approvalTaskOpened = defineEvent({
  type: 'approval.task-opened.v1',
  topic,
  aggregateType,
  description: 'A candidate group is asked for a decision.',
  payload: task.extend({
    candidateGroup: z.string(),
    dueAt: z.string(),
    requesterId: z.string(),
    businessKey: z.string(),
  }),
});

export const approvalTaskDecided = defineEvent({
  type: 'approval.task-decided.v1',
  topic,
  aggregateType,
  description: 'The decision of one level is stored.',
  payload: task.extend({ decision: z.enum(['APPROVED', 'REJECTED']), approverId: z.string() }),
});

export const approvalEscalated = defineEvent({
  type: 'approval.escalated.v1',
  topic,
  aggregateType,
  description: 'An approval task is past its due time.',
  payload: task,
});

export const approvalApproved = defineEvent({
  type: 'approval.approved.v1',
  topic,
  aggregateType,
  description: 'All required levels have approved.',
  payload: request,
});

export const approvalRejected = defineEvent({
  type: 'approval.rejected.v1',
  topic,
  aggregateType,
  description: 'A level has rejected.',
  payload: request,
});

export const approvalWithdrawn = defineEvent({
  type: 'approval.withdrawn.v1',
  topic,
  aggregateType,
  description: 'The quote was changed while its approval was pending; the request is closed.',
  payload: request,
});
