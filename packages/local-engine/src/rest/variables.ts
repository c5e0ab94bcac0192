import type { VariableRecord } from '../records/runtime-records.ts';
import { EngineError, notSupported } from '../state/engine-error.ts';
import type { TypedValue } from '../values/typed-value.ts';
import { isTransientWire, typedValueFromWire } from '../values/typed-value-from-wire.ts';
import { type ShownValue, typedValueToWire } from '../values/typed-value-to-wire.ts';
import { ValueError } from '../values/value-error.ts';
import type { WireValue } from '../values/wire-value.ts';
import { type Body, mismatch, objectOf } from './request-body.ts';

export type Variables = ReadonlyMap<string, TypedValue>;

/** Reads a map of variables of a body; undefined when it is left out. @throws ValueError, or EngineError when it has another form */
export function variablesOf(body: Body, name = 'variables'): Variables | undefined {
  const wire = objectOf(body, name);
  if (wire === undefined) return undefined;
  const variables = new Map<string, TypedValue>();
  for (const key of Object.keys(wire)) variables.set(key, variableFrom(wire[key], `${name}.${key}`));
  return variables;
}

/** Reads one variable. */
export function variableFrom(value: unknown, name: string): TypedValue {
  if (value !== null && (typeof value !== 'object' || Array.isArray(value))) throw mismatch(name, 'an object', value);
  const wire = value as WireValue | null;
  if (wire !== null && isTransientWire(wire)) throw notSupported('transient variables');
  return typedValueFromWire(wire);
}

/**
 * Reads variables as `read` does, and has a refusal of a value begin with the words of the call, as InvalidRequestException. What is refused here
 * and in the engine only when it stores the value begins with `engineWords`, as RestException.
 */
export function withWords<T>(words: string, read: () => T, engineWords?: string): T {
  try {
    return read();
  } catch (error) {
    const isRefusal = error instanceof ValueError || error instanceof EngineError;
    if (isRefusal && error.type === 'ProcessEngineException' && engineWords !== undefined) {
      const { message, code } = error;
      throw new EngineError(500, 'RestException', `${engineWords}: ${message}`, { code, cause: error });
    }
    // What is no RestException in the engine is not caught by its callers and keeps its type.
    if (!isRefusal || !/^(Rest|InvalidRequest)Exception$/.test(error.type)) throw error;
    throw new EngineError(error.status, 'InvalidRequestException', `${words}: ${error.message}`, {
      code: null,
      cause: error,
    });
  }
}

/** Shows variables by name. */
export function shownVariables(
  records: Iterable<VariableRecord>,
  options: { readonly deserializeValues: boolean },
): Record<string, ShownValue> {
  const shown: Record<string, ShownValue> = {};
  for (const { name, value } of records) shown[name] = typedValueToWire(value, { ...options, name });
  return shown;
}
