import { decodeVariables, encodeVariables, type VariableMap, type WireValue } from '@stepwright/contract';
import type { StoredOutput } from '../attempts/attempt-store.ts';

/** Writes wire variables as plain JSON: a Long is kept as text, because JSON readers round large numbers. */
export function toStoredOutput(variables: Readonly<Record<string, WireValue>>): StoredOutput {
  return mapValues(variables, (value) => (typeof value === 'bigint' ? value.toString() : value));
}

/**
 * Reads stored output back as wire variables.
 *
 * @throws {VariablesError} when it breaks the contract, for example because the contract has changed since.
 */
export function fromStoredOutput(subject: string, map: VariableMap, stored: StoredOutput): Record<string, WireValue> {
  const wire = mapValues(stored, (value, type) =>
    type === 'Long' && typeof value === 'string' && /^-?\d+$/.test(value) ? BigInt(value) : value,
  );
  return encodeVariables(subject, map, decodeVariables(subject, map, wire));
}

function mapValues(
  variables: Readonly<Record<string, WireValue>>,
  change: (value: unknown, type: string | undefined) => unknown,
): Record<string, WireValue> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, wire]) => [name, { ...wire, value: change(wire.value, wire.type) }]),
  );
}
