import { type ServiceEnvironment, serviceEnvironment } from '@stepwright/service-kit';
import * as z from 'zod';

/** What the operations service reads from its environment. */
export interface OperationsEnvironment extends ServiceEnvironment {
  /** The engine's REST address, ending in `/engine-rest`. */
  readonly ENGINE_URL: string;
  readonly ORDER_URL: string;
  readonly QUOTE_URL: string;
}

/** The schema of {@link OperationsEnvironment}. */
export const operationsEnvironment: z.ZodType<OperationsEnvironment> = z.intersection(
  serviceEnvironment,
  z.object({ ENGINE_URL: z.url(), ORDER_URL: z.url(), QUOTE_URL: z.url() }),
);
