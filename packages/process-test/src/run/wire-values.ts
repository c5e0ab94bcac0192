import {
  decodeVariables,
  encodeVariables,
  hasSealedVariables,
  openVariables,
  type SealingOptions,
  sealVariables,
  type Values,
  type VariableMap,
  VariablesError,
  v,
  type WireValue,
} from '@stepwright/contract';
import type { ProcessUnderTest } from '../process-under-test.ts';
import { declarationsOf } from './known-variables.ts';
import { openCodec } from './open-codec.ts';

/** Whose values they are: sealed ones belong to the tenant of the business key. */
export interface Owner {
  readonly subject: ProcessUnderTest;
  readonly businessKey: string;
}

/**
 * Writes values as the engine takes them, the sealed ones sealed.
 *
 * @throws {VariablesError} for what the contract does not declare, or declares otherwise
 */
export async function encodeFor<M extends VariableMap>(
  owner: Owner,
  name: string,
  map: M,
  values: Values<M>,
): Promise<Record<string, WireValue>> {
  const wire = encodeVariables(name, map, values);
  return hasSealedVariables(map) ? await sealVariables(name, map, wire, sealingOf(owner)) : wire;
}

/**
 * Reads values of the engine by a map, the sealed ones opened.
 *
 * @throws {VariablesError} for what breaks the contract, or is not sealed and must be
 */
export async function decodeFor<M extends VariableMap>(
  owner: Owner,
  name: string,
  map: M,
  wire: Readonly<Record<string, WireValue>>,
): Promise<Values<M>> {
  const opened = hasSealedVariables(map) ? await openVariables(name, map, wire, sealingOf(owner)) : wire;
  return decodeVariables(name, map, opened);
}

/**
 * A value of the engine as the contract has it. One name may be declared in several places, each with values of its own: the first that takes the
 * value counts. What none takes stays as it is.
 */
export async function valueOfWire(owner: Owner, name: string, wire: WireValue): Promise<unknown> {
  if (wire.value === null) return null;
  for (const variable of declarationsOf(owner.subject, name)) {
    const read = await unlessRefused(() => decodeFor(owner, name, { [name]: variable }, { [name]: wire }));
    if (read) return read[name];
  }
  return wire.value;
}

/** A value as the engine takes it: as its contract says, or a text when the contract does not know the name. */
export async function wireOf(owner: Owner, name: string, value: unknown): Promise<WireValue> {
  for (const variable of declarationsOf(owner.subject, name)) {
    const wire = await unlessRefused(() => encodeFor(owner, name, { [name]: variable }, { [name]: value }));
    if (wire?.[name]) return wire[name];
  }
  return v.string().encode(String(value), name);
}

function sealingOf({ subject, businessKey }: Owner): SealingOptions {
  return { codec: openCodec, tenantId: subject.contract.businessKey.parse(businessKey).tenantId };
}

async function unlessRefused<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (cause) {
    if (cause instanceof VariablesError) return undefined;
    throw cause;
  }
}
