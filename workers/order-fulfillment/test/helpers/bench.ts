import { orderFulfillment } from '@platform/contracts';
import { type Downstream, startDownstream } from '@platform/downstream';
import {
  type AttemptStore,
  type BoundHandler,
  createMemoryAttemptStore,
  readWorkerEnvironment,
} from '@stepwright/worker-sdk';
import {
  ok,
  runTask,
  type ServiceStandIn,
  type StandInAnswer,
  startServiceStandIn,
  type Told,
} from '@stepwright/worker-sdk/handler-testing';
import { onTestFinished } from 'vitest';
import { createOrderFulfillmentClients, type OrderFulfillmentClients } from '../../src/clients.ts';
import { orderFulfillmentEnvironment } from '../../src/environment.ts';

/** The handlers' surroundings: a stand-in of the order service, the simulated external systems, an attempt store. */
export interface Bench {
  readonly service: ServiceStandIn;
  readonly downstream: Downstream;
  /** Runs one task of order O-1; a later run meets what the earlier one has recorded. @param laterMs puts its clock forward */
  run(make: (clients: OrderFulfillmentClients) => BoundHandler, input?: object, laterMs?: number): Promise<Told>;
}

const token = Object.assign(async (tenantId: string) => `token-of-${tenantId}`, { forget() {} });

/** Starts a bench that is stopped with the test. @param answers of the order service, by route. */
export async function startBench(
  answers: Readonly<Record<string, StandInAnswer>>,
  attemptStore: AttemptStore = createMemoryAttemptStore(),
): Promise<Bench> {
  const callbackToken = ok({ access_token: 'callback-token', expires_in: 3_600 });
  const service = await startServiceStandIn({ 'POST /token': callbackToken, ...answers });
  onTestFinished(() => service.stop());
  const downstream = await startDownstream({ callbackDelayMs: 10 });
  onTestFinished(() => downstream.stop());
  const clients = createOrderFulfillmentClients(environmentOf(service, downstream), token);
  return {
    service,
    downstream,
    run: (make, input = {}, laterMs = 0) =>
      runTask({
        process: orderFulfillment,
        handler: make(clients),
        businessKey: 'acme:order:O-1',
        input: { tenantId: 'acme', orderId: 'O-1', ...input },
        attemptStore,
        clock: () => new Date(Date.now() + laterMs),
      }),
  };
}

function environmentOf(service: ServiceStandIn, { url }: Downstream) {
  return readWorkerEnvironment(orderFulfillmentEnvironment, {
    ENGINE_URL: 'http://127.0.0.1:1/engine-rest',
    TOKEN_URL: `${service.url}/token`,
    CLIENT_ID: 'worker',
    CLIENT_SECRET: 'secret',
    ORDER_URL: service.url,
    INVENTORY_URL: url,
    INVENTORY_TIMEOUT_MS: '400',
    PROVISIONING_URL: url,
    PROVISIONING_TIMEOUT_MS: '400',
    BILLING_URL: url,
    BILLING_TIMEOUT_MS: '400',
    BILLING_CLIENT_ID: 'billing-callback',
    BILLING_CLIENT_SECRET: 'secret',
    NOTIFICATION_URL: url,
    NOTIFICATION_TIMEOUT_MS: '400',
  });
}
