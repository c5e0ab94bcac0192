import { quoteApprovalTasks } from '@platform/contracts';
import { type BoundHandler, defineHandler, raiseRefusals } from '@stepwright/worker-sdk';
import type { QuoteApprovalClients } from './clients.ts';

const { evaluateApprovalPolicy } = quoteApprovalTasks;

/** Has the quote service apply the policy; the model routes on what it answers. */
export const evaluateApprovalPolicyHandler = ({ quotes }: QuoteApprovalClients): BoundHandler =>
  defineHandler(evaluateApprovalPolicy, {
    execute: raiseRefusals(evaluateApprovalPolicy, async ({ quoteId, approvalRequestId }, context) => {
      const { approvalLevels, approvalOutcome } = await quotes.evaluate(context, quoteId, approvalRequestId);
      return context.complete({ approvalLevels, approvalOutcome });
    }),
  });
