import { orderFulfillmentTasks } from '@platform/contracts';
import { type BoundHandler, concludeFinding, concludeRefusal, defineHandler } from '@stepwright/worker-sdk';
import type { OrderFulfillmentClients } from './clients.ts';

const { cancelBilling } = orderFulfillmentTasks;
const operation = 'handoff-cancellations';

/** Cancels the billing handoff that the step has made. */
export const cancelBillingHandler = ({ orders, billing }: OrderFulfillmentClients): BoundHandler =>
  defineHandler(cancelBilling, {
    async execute({ orderId, undoStepId }, context) {
      const { externalReference: reference } = await orders.step(context, orderId, undoStepId);
      const request = { businessKey: context.businessKey, reference };
      const attempt = await context.begin(request);
      const answer = await billing.request(attempt, operation, request);
      if (answer.kind === 'REFUSED') return concludeRefusal(context, answer);
      return context.complete({}, { externalReference: answer.reference });
    },
    async reconcile(_input, context) {
      const finding = await billing.lookUp(context.fetch, operation, context.operation.idempotencyKey);
      return concludeFinding(context, finding, ({ reference }) =>
        context.happened({}, { externalReference: reference }),
      );
    },
  });
