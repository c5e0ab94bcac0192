import type { ServiceCaller, ServiceHttpClient } from '@stepwright/worker-sdk';
import * as z from 'zod';

const ignored = z.unknown();
const order = z.object({
  customerAccountId: z.string(),
  currency: z.string(),
  total: z.string(),
  handoff: z
    .object({
      billingHandoffId: z.string(),
      status: z.string(),
      /** The idempotency key under which billing knows the handoff. */
      externalRequestId: z.string(),
    })
    .optional(),
});
const orderLine = z.object({
  sku: z.string(),
  quantity: z.string(),
  configuration: z.record(z.string(), z.unknown()),
  customerAccountId: z.string(),
  reservationId: z.string().optional(),
});
const step = z.object({ externalReference: z.string().min(1) });
const lineCount = z.object({ lineCount: z.int() });
const fallout = z.object({ falloutId: z.string() });
const undoSelection = z.object({
  undoAction: z.enum(['RELEASE_INVENTORY', 'DEACTIVATE_SERVICE', 'CANCEL_BILLING', 'NOTHING']),
  undoStepId: z.string(),
});

/** What workers read of an order. */
export type Order = z.infer<typeof order>;
/** What workers read of an order line. */
export type OrderLine = z.infer<typeof orderLine>;

/** The order service as its workers use it. Every method throws `ServiceCallError`, and may be repeated by a later run of the task. */
export interface OrderService {
  claimStart(
    task: ServiceCaller,
    orderId: string,
    claim: { readonly startCommandId: string; readonly processInstanceId: string },
  ): Promise<void>;
  decompose(task: ServiceCaller, orderId: string): Promise<z.infer<typeof lineCount>>;
  order(task: ServiceCaller, orderId: string): Promise<Order>;
  line(task: ServiceCaller, orderId: string, lineIndex: number): Promise<OrderLine>;
  step(task: ServiceCaller, orderId: string, stepId: string): Promise<z.infer<typeof step>>;
  confirmBilling(task: ServiceCaller, orderId: string, billingHandoffId: string): Promise<void>;
  complete(task: ServiceCaller, orderId: string): Promise<void>;
  openFallout(
    task: ServiceCaller,
    orderId: string,
    body: { readonly code: string; readonly processInstanceId: string },
  ): Promise<z.infer<typeof fallout>>;
  selectUndo(task: ServiceCaller, orderId: string): Promise<z.infer<typeof undoSelection>>;
  completeCancellation(task: ServiceCaller, orderId: string): Promise<void>;
  /** Where the billing system reports that it has confirmed the handoff of an order. */
  billingCallbackUrl(orderId: string): string;
}

/** Makes the order service's client. @param url the service's address, also for the billing system's callbacks. */
export function createOrderService(http: ServiceHttpClient, url: string): OrderService {
  const command = async (task: ServiceCaller, path: string[], body: object): Promise<void> => {
    await http.post(task, ['orders', ...path], body, ignored);
  };
  return {
    claimStart: (task, orderId, claim) => command(task, [orderId, 'process-claims'], claim),
    decompose: (task, orderId) => http.post(task, ['orders', orderId, 'decomposition'], {}, lineCount),
    order: (task, orderId) => http.get(task, ['orders', orderId], order),
    line: (task, orderId, lineIndex) => http.get(task, ['orders', orderId, 'lines', lineIndex], orderLine),
    step: (task, orderId, stepId) => http.get(task, ['orders', orderId, 'steps', stepId], step),
    confirmBilling: (task, orderId, billingHandoffId) =>
      command(task, [orderId, 'billing-confirmations'], { billingHandoffId, source: 'RECONCILIATION' }),
    complete: (task, orderId) => command(task, [orderId, 'completion'], {}),
    openFallout: (task, orderId, body) => http.post(task, ['orders', orderId, 'fallouts'], body, fallout),
    selectUndo: (task, orderId) => http.post(task, ['orders', orderId, 'undo-selections'], {}, undoSelection),
    completeCancellation: (task, orderId) => command(task, [orderId, 'cancellation-completion'], {}),
    billingCallbackUrl: (orderId) =>
      `${url.replace(/\/+$/, '')}/orders/${encodeURIComponent(orderId)}/billing-callbacks`,
  };
}
