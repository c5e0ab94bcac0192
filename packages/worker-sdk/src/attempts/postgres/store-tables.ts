const usableName = /^[a-z_][a-z0-9_]{0,62}$/;

/** The schema in which the tables are, unless another is named. */
export const defaultSchema = 'stepwright_attempts';

/** Names as they are written in SQL. */
export interface StoreTables {
  readonly schema: string;
  readonly operation: string;
  readonly attempt: string;
}

/**
 * Names the tables of the store. The schema becomes part of SQL text, so a name that would need escaping is refused.
 *
 * @throws {RangeError} when the name is not 1 to 63 of `a-z`, `0-9` and `_`, or begins with a digit.
 */
export function storeTables(schema: string): StoreTables {
  if (!usableName.test(schema)) {
    throw new RangeError(
      `The schema name ${JSON.stringify(schema)} cannot be used; take 1 to 63 of a-z, 0-9 and _, not beginning with a digit.`,
    );
  }
  return { schema: `"${schema}"`, operation: `"${schema}"."operation"`, attempt: `"${schema}"."attempt"` };
}
