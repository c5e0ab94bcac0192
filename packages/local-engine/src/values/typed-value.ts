/** A variable's value as the engine keeps it. Immutable: a change makes a new one. */
export type TypedValue =
  | NullValue
  | StringValue
  | BooleanValue
  | IntegerValue
  | LongValue
  | DoubleValue
  | DateValue
  | BytesValue
  | FileValue
  | JsonValue
  | XmlValue
  | ObjectValue;

export interface NullValue {
  readonly type: 'Null';
  readonly value: null;
  /** The type that the null was written with: REST shows it and queries see it, expressions do not. */
  readonly declared?: Exclude<ValueType, 'Null' | 'File'>;
  /** Of a declared Object. */
  readonly serialization?: ObjectSerialization;
}

export interface StringValue {
  readonly type: 'String';
  readonly value: string;
}

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

export interface DoubleValue {
  readonly type: 'Double';
  readonly value: number;
}

/** Milliseconds since 1970 in UTC. */
export interface DateValue {
  readonly type: 'Date';
  readonly value: number;
}

export interface BytesValue {
  readonly type: 'Bytes';
  readonly value: Uint8Array;
}

export interface FileValue {
  readonly type: 'File';
  readonly value: Uint8Array;
  readonly filename: string;
  readonly mimetype?: string;
  readonly encoding?: string;
}

/** The text of a JSON document; the engine does not read it before somebody asks for a property. */
export interface JsonValue {
  readonly type: 'Json';
  readonly value: string;
}

export interface XmlValue {
  readonly type: 'Xml';
  readonly value: string;
}

/** A list or a map of typed values; other Java objects are refused. */
export interface ObjectValue {
  readonly type: 'Object';
  readonly value: ListContent | MapContent;
  /** Absent: the engine wrote the value itself, as Java's own serialization. */
  readonly serialization?: ObjectSerialization;
}

/** How a client wrote an Object value. */
export interface ObjectSerialization {
  readonly format: 'application/json';
  /** The Java type as the client named it, with its type parameters. */
  readonly typeName: string;
  /** The text as the client sent it; absent when the value is null. */
  readonly text?: string;
}

export interface ListContent {
  readonly kind: 'list';
  readonly items: readonly TypedValue[];
}

/** Keeps the order in which Java walks its keys. */
export interface MapContent {
  readonly kind: 'map';
  /** @default 'java.util.LinkedHashMap' */
  readonly className?: 'java.util.HashMap' | 'java.util.TreeMap';
  readonly entries: readonly (readonly [string, TypedValue])[];
}

export type ValueType = TypedValue['type'];
