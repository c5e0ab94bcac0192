import * as z from 'zod';

/** How many rows a list gives at most. */
export const listLimit = z.coerce.number().int().min(1).max(200).default(100);
