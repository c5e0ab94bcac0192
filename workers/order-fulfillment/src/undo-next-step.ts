import { orderFulfillmentTasks } from '@platform/contracts';
import { type BoundHandler, defineHandler } from '@stepwright/worker-sdk';
import type { OrderFulfillmentClients } from './clients.ts';

const { undoNextStep } = orderFulfillmentTasks;

/** Asks the order service which effect is undone next. */
export const undoNextStepHandler = ({ orders }: OrderFulfillmentClients): BoundHandler =>
  defineHandler(undoNextStep, {
    async execute({ orderId }, context) {
      const { undoAction, undoStepId } = await orders.selectUndo(context, orderId);
      return context.complete({ undoAction, undoStepId });
    },
  });
