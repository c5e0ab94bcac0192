import * as z from 'zod';

/** The path parameter of every quote route. */
export const quoteParams = z.object({
  quoteId: z.string().regex(/^Q-[0-9A-Z]{1,32}$/, 'must be a quote id such as Q-7K2M9PWX4DBCE'),
});

/** The id of something that another service owns: printable, safe in a path. */
export const foreignId = z
  .string()
  .regex(
    /^[A-Za-z0-9][\w.:-]{0,99}$/,
    'must be 1 to 100 letters, digits and . _ : -, and begin with a letter or digit',
  );

/** A commercial revision. */
export const revisionNumber = z.int().min(1).max(999_999_999);

/** A machine-readable reason, for example MANAGER_APPROVED_DISCOUNT. */
export const reasonCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,99}$/, 'must be a code such as MANAGER_APPROVED_DISCOUNT');

/** Free text of a person. */
export const comment = z.string().min(1).max(2_000);

/** A short label. */
export const label = z.string().trim().min(1).max(200);

/** A point in time with its offset, in UTC afterwards: PostgreSQL takes fewer offsets and years than ISO 8601 has. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => /^2\d{3}/.test(text), 'must be a year from 2000 to 2999')
  .transform((text) => new Date(text).toISOString());

/** SHA-256 in hexadecimal, with or without the prefix `sha256:`. */
export const contentHash = z.string().regex(/^(sha256:)?[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal');

/** Where an artifact is stored. */
export const storageUri = z
  .string()
  .max(1_000)
  .regex(/^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/, 'must be an address such as s3://bucket/name');

/** The opaque id of an approval task: the quote's id, a point and a uuid. */
export const approvalTaskId = z
  .string()
  .regex(/^Q-[0-9A-Z]{1,32}\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'must be an approval task id');
