import { orderFulfillmentTasks } from '@platform/contracts';
import { type BoundHandler, defineHandler, raiseRefusals } from '@stepwright/worker-sdk';
import type { OrderFulfillmentClients } from './clients.ts';

const { openFallout } = orderFulfillmentTasks;
const codeUnknown = 'FALLOUT_CODE_UNKNOWN';

/** Hands the order to an operator, with the code of the error that the model has caught. */
export const openFalloutHandler = ({ orders }: OrderFulfillmentClients): BoundHandler =>
  defineHandler(openFallout, {
    execute: raiseRefusals(openFallout, async ({ orderId, falloutCode: code = codeUnknown }, context) => {
      const { processInstanceId } = context;
      const { falloutId } = await orders.openFallout(context, orderId, { code, processInstanceId });
      return context.complete({ falloutId });
    }),
  });
