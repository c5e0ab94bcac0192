/** A value as a Camunda engine types it; the part of the engine's variable types that decisions read and give. */
export type TypedValue =
  | NullValue
  | StringValue
  | BooleanValue
  | IntegerValue
  | LongValue
  | DoubleValue
  | DateValue
  | ObjectValue;

/** Null, and a variable that is not given. */
export interface NullValue {
  readonly type: 'Null';
  readonly value: null;
}

/** Text. */
export interface StringValue {
  readonly type: 'String';
  readonly value: string;
}

/** True or false. */
export interface BooleanValue {
  readonly type: 'Boolean';
  readonly value: boolean;
}

/** 16 and 32 bits. */
export interface IntegerValue {
  readonly type: 'Short' | 'Integer';
  readonly value: number;
}

/** 64 bits. */
export interface LongValue {
  readonly type: 'Long';
  readonly value: bigint;
}

/** A floating-point number. */
export interface DoubleValue {
  readonly type: 'Double';
  readonly value: number;
}

/** Milliseconds since 1970 in UTC. */
export interface DateValue {
  readonly type: 'Date';
  readonly value: number;
}

/** A list, or a map that FEEL sees as a context. */
export interface ObjectValue {
  readonly type: 'Object';
  readonly value: ListContent | MapContent;
}

/** The items of a list in their order. */
export interface ListContent {
  readonly kind: 'list';
  readonly items: readonly TypedValue[];
}

/** Keeps the order of its keys. */
export interface MapContent {
  readonly kind: 'map';
  readonly entries: readonly (readonly [string, TypedValue])[];
}
