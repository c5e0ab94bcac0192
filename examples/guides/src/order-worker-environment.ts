import { workerEnvironment } from '@stepwright/worker-sdk';
import * as z from 'zod';

// #region environment
/** What the worker reads from its environment, besides what every worker does. */
export const orderWorkerEnvironment = workerEnvironment.extend({
  ENGINE_URL: z.string().transform((urls) => urls.split(',')), // one or several nodes
  ENGINE_CA_FILE: z.string().optional(),
  DATABASE_URL: z.string(),
  CATALOG_URL: z.url(),
  INVENTORY_URL: z.url(),
  HEALTH_PORT: z.coerce.number().int().default(9090),
});
// #endregion

/** As it was read. */
export type OrderWorkerEnvironment = z.infer<typeof orderWorkerEnvironment>;
