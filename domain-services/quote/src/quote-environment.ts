import { type ServiceEnvironment, serviceEnvironment } from '@stepwright/service-kit';
import * as z from 'zod';

/** The configuration of the quote service. */
export interface QuoteEnvironment extends ServiceEnvironment {
  /** Read for offerings and price books. */
  readonly CATALOG_URL: string;
  /** Evaluates the approval policy and gets workflow commands. */
  readonly WORKFLOW_URL: string;
  /** Gets the orders of accepted quotes. */
  readonly ORDER_URL: string;
}

/** What the quote service reads from its environment. */
export const quoteEnvironment: z.ZodType<QuoteEnvironment> = z.intersection(
  serviceEnvironment,
  z.object({ CATALOG_URL: z.url(), WORKFLOW_URL: z.url(), ORDER_URL: z.url() }),
);
