import type { FeelNumber } from './feel-number.ts';

/** A value while FEEL is evaluated. `error` is a failure that most operations turn into null; `fatal` is `?` without an input. */
export type FeelValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: FeelNumber }
  | { readonly kind: 'string'; readonly value: string }
  | Temporal
  | FeelList
  | FeelContext
  | FeelRange
  | FeelFunction
  | FeelError;

export type FeelError = { readonly kind: 'error' | 'fatal'; readonly message: string };

export type Temporal =
  | FeelDate
  | FeelLocalTime
  | FeelTime
  | FeelLocalDateTime
  | FeelDateTime
  | FeelMonths
  | FeelDuration;

/** Days since 1970-01-01. */
export type FeelDate = { readonly kind: 'date'; readonly day: number };
/** Nanoseconds of the day. */
export type FeelLocalTime = { readonly kind: 'local-time'; readonly nanos: bigint };
/** A time with an offset from UTC in seconds; `zone` is the name it was given with. */
export type FeelTime = {
  readonly kind: 'time';
  readonly nanos: bigint;
  readonly offset: number;
  readonly zone: string | undefined;
};
export type FeelLocalDateTime = { readonly kind: 'local-date-time'; readonly day: number; readonly nanos: bigint };
export type FeelDateTime = {
  readonly kind: 'date-time';
  readonly day: number;
  readonly nanos: bigint;
  readonly offset: number;
  readonly zone: string | undefined;
};
/** A duration of years and months. */
export type FeelMonths = { readonly kind: 'months'; readonly months: number };
/** A duration of days and time, in nanoseconds. */
export type FeelDuration = { readonly kind: 'duration'; readonly nanos: bigint };

export type FeelList = { readonly kind: 'list'; readonly items: readonly FeelValue[] };

export type FeelContext = {
  readonly kind: 'context';
  readonly entries: ReadonlyMap<string, FeelValue>;
  readonly functions: ReadonlyMap<string, FeelFunction>;
  /** Made by braces: two of these are the same element of a list only when they are one object. */
  readonly literal: boolean;
};

export type RangeBoundary = { readonly value: FeelValue; readonly closed: boolean };
export type FeelRange = { readonly kind: 'range'; readonly start: RangeBoundary; readonly end: RangeBoundary };

export type FeelFunction = {
  readonly kind: 'function';
  readonly params: readonly string[];
  readonly varArgs: boolean;
  readonly invoke: (args: readonly FeelValue[]) => FeelValue;
};

export const nullValue: FeelValue = { kind: 'null' };
export const trueValue: FeelValue = { kind: 'boolean', value: true };
export const falseValue: FeelValue = { kind: 'boolean', value: false };

export function booleanValue(value: boolean): FeelValue {
  return value ? trueValue : falseValue;
}

export function stringValue(value: string): FeelValue {
  return { kind: 'string', value };
}

export function numberValue(value: FeelNumber): FeelValue {
  return { kind: 'number', value };
}

export function listValue(items: readonly FeelValue[]): FeelList {
  return { kind: 'list', items };
}

export function contextValue(entries: ReadonlyMap<string, FeelValue>): FeelContext {
  return { kind: 'context', entries, functions: new Map(), literal: false };
}

export function errorValue(message: string): FeelError {
  return { kind: 'error', message };
}

export function isFailure(value: FeelValue): value is FeelError {
  return value.kind === 'error' || value.kind === 'fatal';
}

/** An error becomes null, `fatal` stays. */
export function orNull(value: FeelValue): FeelValue {
  return value.kind === 'error' ? nullValue : value;
}
