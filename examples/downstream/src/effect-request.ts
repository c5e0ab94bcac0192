import { z } from 'zod';
import { documentDepthMax, isTooDeep } from './render-document.ts';
import type { Operation } from './systems.ts';

const visibleAscii = z.string().regex(/^[\x21-\x7e]+$/, 'expected visible ASCII characters without spaces');

/** An Idempotency-Key: 1 to 255 visible ASCII characters. */
export const idempotencyKeySchema = visibleAscii.max(255);

const bodySchema = z.looseObject({ businessKey: z.string().min(1).max(255) });

const undoBodySchema = bodySchema.extend({ reference: z.string().min(1).max(255) });

const handoffBodySchema = bodySchema.extend({
  callbackUrl: z.url({ protocol: /^https?$/ }).optional(),
  correlation: z.string().max(1000).optional(),
  callbackToken: visibleAscii.max(8000).optional(),
});

const renderingBodySchema = bodySchema.refine((body) => !isTooDeep(body), {
  error: `expected at most ${documentDepthMax} levels of nesting`,
});

/** The body of a request: free-form, with the fields that the simulator itself reads. */
export interface EffectBody {
  readonly businessKey: string;
  /** The effect to take back; undo operations only. */
  readonly reference?: string;
  readonly callbackUrl?: string | undefined;
  readonly correlation?: string | undefined;
  readonly callbackToken?: string | undefined;
  readonly [field: string]: unknown;
}

/** One validated request for an effect. */
export interface EffectRequest {
  readonly operation: Operation;
  readonly idempotencyKey: string;
  readonly body: EffectBody;
  /** Scheme, host and port under which the caller reached the simulator; addresses in answers start with it. */
  readonly origin: string;
}

/** The schema of the body that an operation takes. */
export function bodySchemaOf(operation: Operation): z.ZodType<EffectBody> {
  if (operation.undoes) return undoBodySchema;
  if (operation.operation === 'handoffs') return handoffBodySchema;
  return operation.operation === 'renderings' ? renderingBodySchema : bodySchema;
}
