import { VariablesError } from '@stepwright/contract';
import { Unmet } from '../unmet.ts';

/**
 * Encodes values by their contract.
 *
 * @throws Unmet for a value that the contract does not declare, or declares otherwise
 */
export async function unlessUndeclared<T>(encode: () => Promise<T>): Promise<T> {
  try {
    return await encode();
  } catch (cause) {
    if (!(cause instanceof VariablesError)) throw cause;
    throw new Unmet('values as the contract declares them', cause.message);
  }
}
