import * as z from 'zod';

const name = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/, 'must be a letter followed by letters and digits');
const valueCountMax = 100;

/**
 * What can be configured on an offering. `values` belongs to `enum` and `min`, `max` to `integer`; each is refused elsewhere,
 * because it would look like a rule that nobody applies.
 */
export const characteristic = z
  .strictObject({
    name,
    type: z.enum(['enum', 'integer', 'boolean', 'text']),
    values: z.array(z.string().min(1).max(100)).min(1).max(valueCountMax).optional(),
    min: z.int().optional(),
    max: z.int().optional(),
    required: z.boolean(),
  })
  .superRefine(({ type, values, min, max }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (type === 'enum' && values === undefined) refuse('values', 'is needed for the type enum');
    if (type !== 'enum' && values !== undefined) refuse('values', 'is only for the type enum');
    if (new Set(values).size !== (values?.length ?? 0)) refuse('values', 'must not name a value twice');
    if (type !== 'integer' && min !== undefined) refuse('min', 'is only for the type integer');
    if (type !== 'integer' && max !== undefined) refuse('max', 'is only for the type integer');
    if (min !== undefined && max !== undefined && min > max) refuse('max', 'must not be below min');
  });

/** All characteristics of an offering; their names differ. */
export const characteristics = z
  .array(characteristic)
  .max(100)
  .refine((list) => new Set(list.map((one) => one.name)).size === list.length, 'must not name a characteristic twice');

export type Characteristic = z.infer<typeof characteristic>;
