import { orderFulfillmentTasks } from '@platform/contracts';
import {
  type BoundHandler,
  concludeFinding,
  concludeRefusal,
  defineHandler,
  raiseRefusals,
} from '@stepwright/worker-sdk';
import type { OrderFulfillmentClients } from './clients.ts';

const { reserveInventory } = orderFulfillmentTasks;
const operation = 'reservations';
const refusals = ['INVENTORY_NOT_AVAILABLE'] as const;

/** Reserves the stock of one line; without stock the step is rejected. */
export const reserveInventoryHandler = ({ orders, inventory }: OrderFulfillmentClients): BoundHandler =>
  defineHandler(reserveInventory, {
    execute: raiseRefusals(reserveInventory, async ({ orderId, lineIndex }, context) => {
      const { sku, quantity } = await orders.line(context, orderId, lineIndex);
      const request = { businessKey: context.businessKey, orderId, lineIndex, sku, quantity };
      const attempt = await context.begin(request);
      const answer = await inventory.request(attempt, operation, request);
      if (answer.kind === 'REFUSED') return concludeRefusal(context, answer, refusals);
      const { reference } = answer;
      return context.complete({ reservationId: reference }, { externalReference: reference });
    }),
    async reconcile(_input, context) {
      const finding = await inventory.lookUp(context.fetch, operation, context.operation.idempotencyKey);
      return concludeFinding(
        context,
        finding,
        ({ reference }) => context.happened({ reservationId: reference }, { externalReference: reference }),
        refusals,
      );
    },
  });
