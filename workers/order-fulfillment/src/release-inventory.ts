import { orderFulfillmentTasks } from '@platform/contracts';
import { type BoundHandler, concludeFinding, concludeRefusal, defineHandler } from '@stepwright/worker-sdk';
import type { OrderFulfillmentClients } from './clients.ts';

const { releaseInventory } = orderFulfillmentTasks;
const operation = 'releases';

/** Releases the stock that the step has reserved. */
export const releaseInventoryHandler = ({ orders, inventory }: OrderFulfillmentClients): BoundHandler =>
  defineHandler(releaseInventory, {
    async execute({ orderId, undoStepId }, context) {
      const { externalReference: reference } = await orders.step(context, orderId, undoStepId);
      const request = { businessKey: context.businessKey, reference };
      const attempt = await context.begin(request);
      const answer = await inventory.request(attempt, operation, request);
      if (answer.kind === 'REFUSED') return concludeRefusal(context, answer);
      return context.complete({}, { externalReference: answer.reference });
    },
    async reconcile(_input, context) {
      const finding = await inventory.lookUp(context.fetch, operation, context.operation.idempotencyKey);
      return concludeFinding(context, finding, ({ reference }) =>
        context.happened({}, { externalReference: reference }),
      );
    },
  });
