import { orderFulfillmentTasks } from '@platform/contracts';
import {
  type BoundHandler,
  concludeFinding,
  concludeRefusal,
  defineHandler,
  raiseRefusals,
} from '@stepwright/worker-sdk';
import type { OrderFulfillmentClients } from './clients.ts';

const { activateService } = orderFulfillmentTasks;
const operation = 'activations';

/** Activates the service of one line with its reserved stock. */
export const activateServiceHandler = ({ orders, provisioning }: OrderFulfillmentClients): BoundHandler =>
  defineHandler(activateService, {
    execute: raiseRefusals(activateService, async ({ orderId, lineIndex }, context) => {
      const { sku, configuration, customerAccountId, reservationId } = await orders.line(context, orderId, lineIndex);
      const request = {
        businessKey: context.businessKey,
        orderId,
        lineIndex,
        sku,
        configuration,
        customerAccountId,
        reservationId,
      };
      const attempt = await context.begin(request);
      const answer = await provisioning.request(attempt, operation, request);
      if (answer.kind === 'REFUSED') return concludeRefusal(context, answer);
      const { reference } = answer;
      return context.complete({ activationId: reference }, { externalReference: reference });
    }),
    async reconcile(_input, context) {
      const finding = await provisioning.lookUp(context.fetch, operation, context.operation.idempotencyKey);
      return concludeFinding(context, finding, ({ reference }) =>
        context.happened({ activationId: reference }, { externalReference: reference }),
      );
    },
  });
