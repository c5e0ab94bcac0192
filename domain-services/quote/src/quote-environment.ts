import { type ServiceEnvironment, serviceEnvironment } from '@stepwright/service-kit';
import * as z from 'zod';

/** The configuration of the quote service. */
export interface QuoteEnvironment extends ServiceEnvironment {
  /** Read for offerings and price books. */
  readonly CATALOG_URL: string;
  /** Gets workflow commands. */
  readonly WORKFLOW_URL: string;
  /** Gets the orders of accepted quotes. */
  readonly ORDER_URL: string;
  /** The path of the DMN file with the decision `approval-policy`; read once, at the start. */
  readonly APPROVAL_POLICY_FILE: string;
}

/** What the quote service reads from its environment. */
export const quoteEnvironment: z.ZodType<QuoteEnvironment> = z.intersection(
  serviceEnvironment,
  z.object({
    CATALOG_URL: z.url(),
    WORKFLOW_URL: z.url(),
    ORDER_URL: z.url(),
    APPROVAL_POLICY_FILE: z.string().min(1),
  }),
);
