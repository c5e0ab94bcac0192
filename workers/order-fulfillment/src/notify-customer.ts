import { orderFulfillmentTasks } from '@platform/contracts';
import {
  type BoundHandler,
  concludeFinding,
  concludeRefusal,
  defineHandler,
  raiseRefusals,
} from '@stepwright/worker-sdk';
import type { OrderFulfillmentClients } from './clients.ts';

const { notifyCustomer } = orderFulfillmentTasks;
const operation = 'messages';

/** Sends the message that the order is fulfilled. */
export const notifyCustomerHandler = ({ orders, notification }: OrderFulfillmentClients): BoundHandler =>
  defineHandler(notifyCustomer, {
    execute: raiseRefusals(notifyCustomer, async ({ orderId }, context) => {
      const { customerAccountId } = await orders.order(context, orderId);
      const request = { businessKey: context.businessKey, orderId, customerAccountId, messageType: 'ORDER_FULFILLED' };
      const attempt = await context.begin(request);
      const answer = await notification.request(attempt, operation, request);
      if (answer.kind === 'REFUSED') return concludeRefusal(context, answer);
      const { reference } = answer;
      return context.complete({ messageId: reference }, { externalReference: reference });
    }),
    async reconcile(_input, context) {
      const finding = await notification.lookUp(context.fetch, operation, context.operation.idempotencyKey);
      return concludeFinding(context, finding, ({ reference }) =>
        context.happened({ messageId: reference }, { externalReference: reference }),
      );
    },
  });
