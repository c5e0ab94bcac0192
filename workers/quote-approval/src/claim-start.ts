import { quoteApprovalTasks } from '@platform/contracts';
import { type BoundHandler, defineHandler, raiseRefusals } from '@stepwright/worker-sdk';
import type { QuoteApprovalClients } from './clients.ts';

const { claimStart } = quoteApprovalTasks;

/** Claims the start command for this instance; DUPLICATE_START and START_OBSOLETE end the instance without effect. */
export const claimStartHandler = ({ quotes }: QuoteApprovalClients): BoundHandler =>
  defineHandler(claimStart, {
    execute: raiseRefusals(claimStart, async ({ quoteId, approvalRequestId, startCommandId }, context) => {
      const { processInstanceId } = context;
      await quotes.claimStart(context, quoteId, { approvalRequestId, startCommandId, processInstanceId });
      return context.complete();
    }),
  });
