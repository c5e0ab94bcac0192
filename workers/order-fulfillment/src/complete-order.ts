import { orderFulfillmentTasks } from '@platform/contracts';
import { type BoundHandler, defineHandler, raiseRefusals } from '@stepwright/worker-sdk';
import type { OrderFulfillmentClients } from './clients.ts';

const { completeOrder } = orderFulfillmentTasks;

/** Has the order service verify the steps and complete the order. */
export const completeOrderHandler = ({ orders }: OrderFulfillmentClients): BoundHandler =>
  defineHandler(completeOrder, {
    execute: raiseRefusals(completeOrder, async ({ orderId }, context) => {
      await orders.complete(context, orderId);
      return context.complete();
    }),
  });
