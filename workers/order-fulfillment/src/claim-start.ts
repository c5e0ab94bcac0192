import { orderFulfillmentTasks } from '@platform/contracts';
import { type BoundHandler, defineHandler, raiseRefusals } from '@stepwright/worker-sdk';
import type { OrderFulfillmentClients } from './clients.ts';

const { claimStart } = orderFulfillmentTasks;

/** Claims the start command for this instance; DUPLICATE_START and START_OBSOLETE end the instance without effect. */
export const claimStartHandler = ({ orders }: OrderFulfillmentClients): BoundHandler =>
  defineHandler(claimStart, {
    execute: raiseRefusals(claimStart, async ({ orderId, startCommandId }, context) => {
      await orders.claimStart(context, orderId, { startCommandId, processInstanceId: context.processInstanceId });
      return context.complete();
    }),
  });
