import { normalJson } from '../values/normal-json.ts';
import type { JsonValue, TypedValue } from '../values/typed-value.ts';
import { EvaluationProblem, failed } from './expression-error.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { Evaluate } from './operand.ts';

// A Json value that was read once is one object, so that it equals itself and is parsed once.
const readJsons = new WeakMap<JsonValue, JsonValue>();

/** Reads the variable of a name. */
export function variable(name: string): Evaluate {
  return (scope) => {
    const value = scope.variable(name);
    if (value === undefined) throw new EvaluationProblem('UNKNOWN_PROPERTY', `Cannot resolve identifier '${name}'`);
    return value.type === 'Json' ? readJsonVariable(value, name) : value;
  };
}

/** What `getVariable` and `getVariableLocal` give: null when there is no such variable. */
export function variableOrNull(scope: ExpressionScope, name: string, isLocal: boolean): TypedValue {
  const value = isLocal ? scope.variableLocal?.(name) : scope.variable(name);
  if (value === undefined) return { type: 'Null', value: null };
  return value.type === 'Json' ? readJsonVariable(value, name) : value;
}

function readJsonVariable(value: JsonValue, name: string): JsonValue {
  const known = readJsons.get(value);
  if (known) return known;
  try {
    const read: JsonValue = { type: 'Json', value: normalJson(value.value) };
    readJsons.set(value, read);
    return read;
  } catch (cause) {
    const reason = 'SPIN/JACKSON-JSON-01001 Unable to parse input into json node';
    throw failed(`Cannot deserialize object in variable '${name}': ${reason}`, { cause });
  }
}
