/** Variables in short: plain scalars get the type that fits, objects with `value` and `type` are sent as they are. */
export type VariablesInput = Readonly<Record<string, VariableInput>>;

export type VariableInput =
  | string
  | number
  | boolean
  | null
  | { readonly value: unknown; readonly type?: string; readonly valueInfo?: object };

/** Writes variables as the REST API wants them: `5` becomes Integer, `2.5` Double, `null` Null. */
export function typedVariables(variables: VariablesInput): Record<string, object> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, typed(value)]));
}

function typed(value: VariableInput): object {
  if (value === null) return { value, type: 'Null' };
  if (typeof value === 'object') return value;
  if (typeof value === 'string') return { value, type: 'String' };
  if (typeof value === 'boolean') return { value, type: 'Boolean' };
  return { value, type: Number.isInteger(value) ? 'Integer' : 'Double' };
}
