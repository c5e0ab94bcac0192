import { timeoutMsVariable, workerEnvironment } from '@stepwright/worker-sdk';
import * as z from 'zod';

/** What the process reads from its environment. Addresses of external systems are those under which `/{system}/{operation}` is found. */
export const orderFulfillmentEnvironment = workerEnvironment.extend({
  ORDER_URL: z.url(),
  INVENTORY_URL: z.url(),
  INVENTORY_TIMEOUT_MS: timeoutMsVariable(2_000),
  PROVISIONING_URL: z.url(),
  PROVISIONING_TIMEOUT_MS: timeoutMsVariable(2_000),
  BILLING_URL: z.url(),
  BILLING_TIMEOUT_MS: timeoutMsVariable(2_000),
  /** The client whose token the billing system sends back with its callback: role billing and nothing else. */
  BILLING_CLIENT_ID: z.string().min(1),
  BILLING_CLIENT_SECRET: z.string().min(1),
  NOTIFICATION_URL: z.url(),
  NOTIFICATION_TIMEOUT_MS: timeoutMsVariable(2_000),
});

/** The configuration of the order fulfillment worker. */
export type OrderFulfillmentEnvironment = z.infer<typeof orderFulfillmentEnvironment>;
