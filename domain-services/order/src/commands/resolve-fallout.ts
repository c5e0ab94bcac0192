import type { ServiceApp } from '@stepwright/service-kit';
import * as z from 'zod';
import { cancelOrder } from '../cancel-order.ts';
import { refusal } from '../errors.ts';
import { answerOf, idText, loadOrder, orderAnswer, orderAudit, orderParams } from '../order-shapes.ts';
import type { Order, OrderScope } from '../order-store.ts';
import { reopenRefusedSteps, reopenRejectedUndos, retryFallout } from '../retry-fallout.ts';
import { retryExternalTask } from '../workflow-commands.ts';

const body = z
  .strictObject({
    falloutId: z.uuid().optional(),
    externalTaskId: idText.optional(),
    action: z.enum(['RETRY', 'CANCEL']),
    reason: z.string().trim().min(1).max(1_000),
  })
  .refine(
    ({ falloutId, externalTaskId }) => (falloutId === undefined) !== (externalTaskId === undefined),
    'needs either falloutId or externalTaskId',
  );

/** Adds the command by which operations resolves a fallout of the order, or an incident of its process. */
export function addResolveFallout(app: ServiceApp): void {
  app.command({
    method: 'post',
    path: '/orders/{orderId}/fallout-resolutions',
    operation: 'ORDER_FALLOUT_RESOLVE',
    summary: 'Lets an order that cannot go on be tried again, or cancels it',
    roles: ['service'],
    params: orderParams,
    body,
    status: 200,
    response: orderAnswer,
    resource: orderAudit,
    load: loadOrder,
    handle: async (scope, order) => {
      const { falloutId, externalTaskId, action, reason } = scope.body;
      if (externalTaskId !== undefined)
        return answerOf(await resolveIncident(scope, order, scope.body, externalTaskId));
      if (falloutId === undefined || order.falloutId !== falloutId) throw refusal(order, 'FALLOUT_OBSOLETE');
      if (action === 'RETRY') return answerOf(await retryFallout(scope, order, falloutId, reason));
      return answerOf(await cancelOrder(scope, order, 'ORDER_FALLOUT_CANCEL', reason));
    },
  });
}

/**
 * The stuck task is let go on in either case: when the order is to be cancelled it then sees that and takes that path.
 * An order that is being cancelled already needs no more than that.
 */
async function resolveIncident(
  scope: OrderScope,
  order: Order,
  { action, reason }: { readonly action: 'RETRY' | 'CANCEL'; readonly reason: string },
  externalTaskId: string,
): Promise<Order> {
  const isCancelled = action === 'CANCEL' && order.status !== 'CANCELLING';
  const changed = isCancelled ? await cancelOrder(scope, order, 'ORDER_INCIDENT_CANCEL', reason) : order;
  if (changed.status === 'CANCELLING') await reopenRejectedUndos(scope, changed);
  else await reopenRefusedSteps(scope, changed);
  scope.journal.audit({
    eventType: `ORDER_INCIDENT_${action}`,
    outcome: 'ALLOWED',
    resource: { type: 'order', id: order.orderId, version: changed.version },
    reason,
    after: { externalTaskId },
  });
  retryExternalTask(scope, changed, externalTaskId);
  return changed;
}
