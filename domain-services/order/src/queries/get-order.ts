import { listOperations, maySeeAccount, type ServiceApp } from '@stepwright/service-kit';
import * as z from 'zod';
import { orderAudit, orderParams } from '../order-shapes.ts';
import { findOrder } from '../order-store.ts';
import { readOrderView } from '../order-view.ts';
import { orderView } from '../order-view-shape.ts';

/** Adds the query that shows an order with everything that was done for it. */
export function addGetOrder(app: ServiceApp): void {
  app.query({
    path: '/orders/{orderId}',
    operation: 'ORDER_GET',
    summary: 'Gives an order with its lines, steps, operations, handoff, fallouts and transitions',
    roles: ['sales', 'customer', 'operator', 'admin', 'worker', 'service'],
    params: orderParams,
    query: z.object({}),
    response: orderView,
    resource: orderAudit,
    read: async (transaction, { params, context }) => {
      const { tenantId, actor } = context;
      const order = await findOrder(transaction, tenantId, params.orderId);
      if (order === undefined || !maySeeAccount(actor, order.customerAccountId)) return undefined;
      const operations = await listOperations(transaction, tenantId, order.businessKey);
      return { body: await readOrderView(transaction, tenantId, order, operations), version: order.version };
    },
  });
}
