import { orderFulfillmentTasks } from '@platform/contracts';
import {
  type BoundHandler,
  concludeFinding,
  concludeRefusal,
  defineHandler,
  raiseRefusals,
} from '@stepwright/worker-sdk';
import type { OrderFulfillmentClients } from './clients.ts';

const { requestBilling } = orderFulfillmentTasks;
const operation = 'handoffs';

/** Hands the order over to billing, which calls the order service back when it has confirmed. */
export const requestBillingHandler = ({
  orders,
  billing,
  billingCallbackToken,
}: OrderFulfillmentClients): BoundHandler =>
  defineHandler(requestBilling, {
    execute: raiseRefusals(requestBilling, async ({ tenantId, orderId }, context) => {
      const { customerAccountId, currency, total } = await orders.order(context, orderId);
      const callback = { callbackUrl: orders.billingCallbackUrl(orderId), correlation: orderId };
      const request = { businessKey: context.businessKey, orderId, customerAccountId, currency, total, ...callback };
      const callbackToken = await billingCallbackToken(tenantId);
      const attempt = await context.begin(request);
      // The token is sent, but not kept as evidence.
      const answer = await billing.request(attempt, operation, { ...request, callbackToken });
      if (answer.kind === 'REFUSED') return concludeRefusal(context, answer);
      const { reference } = answer;
      return context.complete({ billingHandoffId: reference }, { externalReference: reference });
    }),
    async reconcile(_input, context) {
      const finding = await billing.lookUp(context.fetch, operation, context.operation.idempotencyKey);
      return concludeFinding(context, finding, ({ reference }) =>
        context.happened({ billingHandoffId: reference }, { externalReference: reference }),
      );
    },
  });
