import * as z from 'zod';

/** An id that people choose and read, such as `fiber-500`. */
export const publicId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/, 'must be 1 to 64 letters, digits and hyphens');

/** A commercial version: counts from 1. */
export const commercialVersion = z.coerce.number().int().min(1).max(999_999_999);
