import { quoteApprovalTasks } from '@platform/contracts';
import { type BoundHandler, defineHandler } from '@stepwright/worker-sdk';
import type { QuoteApprovalClients } from './clients.ts';

const { openFallout } = quoteApprovalTasks;
const codeUnknown = 'FALLOUT_CODE_UNKNOWN';

/** Hands the approval to an operator, with the code of the error that the model has caught. */
export const openFalloutHandler = ({ quotes }: QuoteApprovalClients): BoundHandler =>
  defineHandler(openFallout, {
    async execute({ quoteId, approvalRequestId, falloutCode: code = codeUnknown }, context) {
      const { processInstanceId } = context;
      const { falloutId } = await quotes.openFallout(context, quoteId, { approvalRequestId, code, processInstanceId });
      return context.complete({ falloutId });
    },
  });
