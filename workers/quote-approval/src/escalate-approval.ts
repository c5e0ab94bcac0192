import { quoteApprovalTasks } from '@platform/contracts';
import { type BoundHandler, defineHandler } from '@stepwright/worker-sdk';
import type { QuoteApprovalClients } from './clients.ts';

const { escalateApproval } = quoteApprovalTasks;

/** Marks an overdue approval task as escalated. */
export const escalateApprovalHandler = ({ quotes }: QuoteApprovalClients): BoundHandler =>
  defineHandler(escalateApproval, {
    async execute({ quoteId, approvalTaskId }, context) {
      await quotes.escalate(context, quoteId, approvalTaskId);
      return context.complete();
    },
  });
