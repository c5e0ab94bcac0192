import { type ServiceEnvironment, serviceEnvironment } from '@stepwright/service-kit';
import * as z from 'zod';

const own = z.object({
  ENGINE_URL: z.url({ protocol: /^https?$/ }),
  MODELS_DIR: z.string().min(1),
  QUOTE_URL: z.url({ protocol: /^https?$/ }),
  ENGINE_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(10_000),
  COMMAND_LEASE_MS: z.coerce.number().int().min(500).max(600_000).default(60_000),
});

/** What the workflow service reads from its environment besides what all services share. */
export interface WorkflowEnvironment extends ServiceEnvironment {
  /** The REST address of the engine, ending in `/engine-rest`. */
  readonly ENGINE_URL: string;
  /** The folder that holds `bpmn/`. */
  readonly MODELS_DIR: string;
  readonly QUOTE_URL: string;
  /** The limit of one call to the engine. @default 10_000 */
  readonly ENGINE_TIMEOUT_MS: number;
  /** How long an attempt may hold a command; a dead owner's command is taken over afterwards. @default 60_000 */
  readonly COMMAND_LEASE_MS: number;
}

/** The configuration of the workflow service. */
export const workflowEnvironment: z.ZodType<WorkflowEnvironment> = serviceEnvironment.and(own);
