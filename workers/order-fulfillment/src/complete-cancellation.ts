import { orderFulfillmentTasks } from '@platform/contracts';
import { type BoundHandler, defineHandler } from '@stepwright/worker-sdk';
import type { OrderFulfillmentClients } from './clients.ts';

const { completeCancellation } = orderFulfillmentTasks;

/** Has the order service verify that nothing is left to undo and close the order. */
export const completeCancellationHandler = ({ orders }: OrderFulfillmentClients): BoundHandler =>
  defineHandler(completeCancellation, {
    async execute({ orderId }, context) {
      await orders.completeCancellation(context, orderId);
      return context.complete();
    },
  });
