import { decodeVariables, encodeVariables, type WireValue } from '@stepwright/contract';
import type { StoredOutput } from '../attempts/attempt-store.ts';
import type { RunScope } from '../run/run-scope.ts';
import { openForRun } from '../sealing/run-sealing.ts';

/** Writes wire variables as plain JSON: a Long is kept as text, because JSON readers round large numbers. */
export function toStoredOutput(variables: Readonly<Record<string, WireValue>>): StoredOutput {
  return mapValues(variables, (value) => (typeof value === 'bigint' ? value.toString() : value));
}

/**
 * Reads stored output back as wire variables. Sealed ones are opened to be checked, and answered as they were stored.
 *
 * @throws {VariablesError} when it breaks the contract, for example because the contract has changed since, and {PayloadCodecError} when the codec
 * fails.
 */
export async function fromStoredOutput(scope: RunScope, stored: StoredOutput): Promise<Record<string, WireValue>> {
  const { output: map, topic } = scope.contract;
  const subject = `task ${topic}`;
  const wire = mapValues(stored, (value, type) =>
    type === 'Long' && typeof value === 'string' && /^-?\d+$/.test(value) ? BigInt(value) : value,
  );
  const values = decodeVariables(subject, map, await openForRun(scope, map, wire));
  const checked = Object.entries(encodeVariables(subject, map, values));
  return Object.fromEntries(checked.map(([name, value]) => [name, (map[name]?.isSealed && wire[name]) || value]));
}

function mapValues(
  variables: Readonly<Record<string, WireValue>>,
  change: (value: unknown, type: string | undefined) => unknown,
): Record<string, WireValue> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, wire]) => [name, { ...wire, value: change(wire.value, wire.type) }]),
  );
}
