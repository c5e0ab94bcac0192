import { orderEvents } from '@platform/contracts';
import type { ServiceApp } from '@stepwright/service-kit';
import * as z from 'zod';
import { decide } from '../errors.ts';
import { planSteps } from '../fulfillment-step.ts';
import { listLines } from '../line-store.ts';
import { loadOrder, orderAudit, orderParams } from '../order-shapes.ts';
import { changeOrder, type Order, type OrderScope, orderResource } from '../order-store.ts';
import { insertSteps, listSteps } from '../step-store.ts';

/** Adds the command that plans the steps of an order. A repeat changes nothing and answers the same. */
export function addDecomposeOrder(app: ServiceApp): void {
  app.command({
    method: 'post',
    path: '/orders/{orderId}/decomposition',
    operation: 'ORDER_DECOMPOSE',
    summary: 'Plans the fulfillment steps of each line',
    roles: ['worker'],
    params: orderParams,
    body: z.strictObject({}),
    status: 200,
    response: z.object({ lineCount: z.int() }),
    resource: orderAudit,
    load: loadOrder,
    handle: async (scope, order) => {
      const status = decide(order, 'DECOMPOSE');
      const { tenantId } = scope.context;
      const lines = await listLines(scope.transaction, tenantId, order.orderId);
      const lineIndexes = lines.filter(({ action }) => action !== 'NO_CHANGE').map(({ lineIndex }) => lineIndex);
      const known = await listSteps(scope.transaction, tenantId, order.orderId);
      const { version } = known.length > 0 ? order : await plan(scope, order, status, lineIndexes);
      return { body: { lineCount: lineIndexes.length }, version };
    },
  });
}

async function plan(
  scope: OrderScope,
  order: Order,
  status: Order['status'],
  lineIndexes: readonly number[],
): Promise<Order> {
  const { orderId } = order;
  const steps = planSteps({ tenantId: scope.context.tenantId, orderId, lineIndexes });
  await insertSteps(scope, orderId, steps);
  const changed = await changeOrder(scope, order, { command: 'ORDER_DECOMPOSE', status });
  scope.journal.event(orderEvents.orderDecomposed, orderResource(changed), { orderId, stepCount: steps.length });
  return changed;
}
