import { type ServiceEnvironment, serviceEnvironment } from '@stepwright/service-kit';
import * as z from 'zod';

/** The configuration of the order service. */
export interface OrderEnvironment extends ServiceEnvironment {
  /** Base address of the workflow service, which starts processes and carries messages to them. */
  readonly WORKFLOW_URL: string;
}

/** What the order service reads from its environment. */
export const orderEnvironment: z.ZodType<OrderEnvironment> = serviceEnvironment.and(
  z.object({ WORKFLOW_URL: z.url() }),
);
