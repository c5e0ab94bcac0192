import {
  createClientCredentials,
  createExternalSystem,
  createServiceHttpClient,
  type ExternalSystem,
  type TokenSource,
} from '@stepwright/worker-sdk';
import type { OrderFulfillmentEnvironment } from './environment.ts';
import { createOrderService, type OrderService } from './order-service.ts';

/** Whom the handlers of order fulfillment talk to. */
export interface OrderFulfillmentClients {
  readonly orders: OrderService;
  readonly inventory: ExternalSystem;
  readonly provisioning: ExternalSystem;
  readonly billing: ExternalSystem;
  readonly notification: ExternalSystem;
  /** Gives the narrow token that the billing system sends back with its callback. */
  readonly billingCallbackToken: TokenSource;
}

/** Long enough for the billing system to try a callback again for a while. */
const callbackTokenRestMs = 30 * 60_000;

/** Makes the clients. @param token gives the worker's own tokens. */
export function createOrderFulfillmentClients(
  environment: OrderFulfillmentEnvironment,
  token: TokenSource,
): OrderFulfillmentClients {
  const { ORDER_URL: url, SERVICE_TIMEOUT_MS: timeoutMs, TOKEN_URL } = environment;
  const systemOf = (name: string, systemUrl: string, limitMs: number): ExternalSystem =>
    createExternalSystem({ name, url: systemUrl, timeoutMs: limitMs });
  return {
    orders: createOrderService(createServiceHttpClient({ name: 'order', url, token, timeoutMs }), url),
    inventory: systemOf('inventory', environment.INVENTORY_URL, environment.INVENTORY_TIMEOUT_MS),
    provisioning: systemOf('provisioning', environment.PROVISIONING_URL, environment.PROVISIONING_TIMEOUT_MS),
    billing: systemOf('billing', environment.BILLING_URL, environment.BILLING_TIMEOUT_MS),
    notification: systemOf('notification', environment.NOTIFICATION_URL, environment.NOTIFICATION_TIMEOUT_MS),
    billingCallbackToken: createClientCredentials({
      url: TOKEN_URL,
      clientId: environment.BILLING_CLIENT_ID,
      clientSecret: environment.BILLING_CLIENT_SECRET,
      renewBeforeMs: callbackTokenRestMs,
    }),
  };
}
