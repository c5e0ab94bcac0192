import type { AnyTaskContract, ProgressVariable } from '@stepwright/contract';
import { encodeVariables, stringLengthMax, VariablesError, type WireValue } from '@stepwright/contract';
import { ProgressError } from '../run/errors.ts';

/** The variable that keeps a task's progress in the engine, local to the task's own execution. */
export const progressVariable = 'stepwrightProgress';

/** A contract's declaration of progress. */
export type Declared = NonNullable<ProgressVariable>;

/**
 * Writes progress as the engine keeps it: `{"externalTaskId":"…","progress":…}` in a String, because not every engine has the type Json.
 *
 * @throws {ProgressError} when it breaks the contract, or is longer than a String may be.
 */
export function writeProgress(contract: AnyTaskContract, externalTaskId: string, progress: unknown): WireValue {
  const value = `{"externalTaskId":${JSON.stringify(externalTaskId)},"progress":${jsonOf(contract, progress)}}`;
  if (value.length <= stringLengthMax) return { type: 'String', value };
  const problem = `The progress of ${contract.topic} takes ${value.length} characters; at most ${stringLengthMax} are kept.`;
  throw new ProgressError(`${problem} Note a position, not content.`);
}

/**
 * Reads what an earlier run of this very task has noted; undefined when it is another task's.
 *
 * @throws {Error} when it cannot be read or the contract does not allow it, for example because the contract has changed since.
 */
export function readProgress(declared: Declared, externalTaskId: string, wire: WireValue): unknown {
  const kept = JSON.parse(String(wire.value)) as { externalTaskId?: unknown; progress?: unknown } | null;
  if (kept?.externalTaskId !== externalTaskId) return undefined;
  return declared.decode({ type: declared.type, value: wireValueOf(declared.type, kept.progress) });
}

function jsonOf({ topic, progress: declared }: AnyTaskContract, progress: unknown): string {
  const { type, value } = encoded(topic, declared as Declared, progress);
  // A Json value is its own text already.
  if (type === 'Json') return String(value);
  return JSON.stringify(typeof value === 'bigint' ? value.toString() : value);
}

function encoded(topic: string, declared: Declared, progress: unknown): WireValue {
  try {
    const wire = encodeVariables(`The progress of ${topic}`, { progress: declared }, { progress });
    return wire.progress ?? { type: 'Null', value: null };
  } catch (error) {
    if (error instanceof VariablesError) throw new ProgressError(error.message, { cause: error });
    throw error;
  }
}

function wireValueOf(type: Declared['type'], kept: unknown): unknown {
  if (type === 'Json' && kept !== null) return JSON.stringify(kept);
  return type === 'Long' && typeof kept === 'string' ? BigInt(kept) : kept;
}
