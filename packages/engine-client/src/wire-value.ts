/**
 * A variable as it travels. A Long outside the safe integer range is a bigint, in both directions. Values of `Object`, `Json` and `Xml` are their text.
 */
export type WireValue = {
  value: unknown;
  /** As the engine says it: `String`, `Boolean`, `Integer`, `Long`, `Double`, `Date`, `Json`, ... Left out, the engine guesses from the JSON value. */
  type?: string;
  valueInfo?: Record<string, unknown>;
};

/** Variables by name. */
export type WireVariables = Record<string, WireValue>;

/** A typed comparison with a variable; carried by POST queries only, because the GET form compares as text. */
export interface VariableQuery {
  name: string;
  operator: 'eq' | 'neq' | 'gt' | 'gteq' | 'lt' | 'lteq' | 'like' | 'notLike';
  value: unknown;
}
