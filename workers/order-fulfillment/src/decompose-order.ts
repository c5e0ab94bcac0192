import { orderFulfillmentTasks } from '@platform/contracts';
import { type BoundHandler, defineHandler, raiseRefusals } from '@stepwright/worker-sdk';
import type { OrderFulfillmentClients } from './clients.ts';

const { decomposeOrder } = orderFulfillmentTasks;

/** Has the order service plan the steps; the model walks `lineCount` lines. */
export const decomposeOrderHandler = ({ orders }: OrderFulfillmentClients): BoundHandler =>
  defineHandler(decomposeOrder, {
    execute: raiseRefusals(decomposeOrder, async ({ orderId }, context) => {
      const { lineCount } = await orders.decompose(context, orderId);
      return context.complete({ lineCount });
    }),
  });
