import {
  type AnyTaskContract,
  type SealingOptions,
  sealVariables,
  type VariableMap,
  type WireValue,
} from '@stepwright/contract';
import type { WireVariables } from '@stepwright/engine-client';

/**
 * Writes a task's input as the process has it.
 *
 * @throws {TypeError} when it names a variable that the contract does not have.
 */
export async function taskInput(
  contract: AnyTaskContract,
  input: Readonly<Record<string, unknown>>,
  sealing: SealingOptions,
): Promise<WireVariables> {
  const allowed: VariableMap = contract.input;
  const wire: Record<string, WireValue> = {};
  const encoded: Record<string, WireValue> = {};
  for (const [name, value] of Object.entries(input)) {
    const variable = allowed[name];
    if (!variable)
      throw new TypeError(`"${name}" is no input of ${contract.topic}, so its handler could never see it.`);
    if (value === undefined) continue;
    try {
      encoded[name] = variable.encode(value, name);
    } catch {
      // A process may hold what the contract forbids; the run's own check has to find it, not this one.
      wire[name] = { type: variable.type, value };
    }
  }
  return { ...wire, ...(await sealVariables(`task ${contract.topic}`, allowed, encoded, sealing)) };
}
