import { quoteApprovalTasks } from '@platform/contracts';
import { type BoundHandler, defineHandler, raiseRefusals } from '@stepwright/worker-sdk';
import type { QuoteApprovalClients } from './clients.ts';

const { openApprovalTask } = quoteApprovalTasks;

/** Opens the approval task of one level, before the engine opens the person's task. */
export const openApprovalTaskHandler = ({ quotes }: QuoteApprovalClients): BoundHandler =>
  defineHandler(openApprovalTask, {
    execute: raiseRefusals(openApprovalTask, async ({ quoteId, approvalRequestId, levelIndex }, context) => {
      const opened = await quotes.openApprovalTask(context, quoteId, approvalRequestId, levelIndex);
      const { approvalTaskId, approvalGroup, decisionNeeded } = opened;
      return context.complete({ approvalTaskId, approvalGroup, decisionNeeded });
    }),
  });
