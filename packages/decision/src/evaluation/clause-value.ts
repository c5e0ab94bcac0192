import { DecisionError } from '../decision-error.ts';
import { asLong, ofDouble, ofInteger } from '../feel/feel-number.ts';
import { contextValue, type FeelValue, listValue, nullValue, numberValue, stringValue } from '../feel/feel-value.ts';
import { formatTemporal } from '../feel/temporal/format-temporal.ts';
import { localAt } from '../feel/temporal/moments.ts';
import { typeName } from '../feel/type-name.ts';
import type { TypedValue } from '../typed-value.ts';
import type { ResultValue } from './evaluation.ts';

/** The value of an input or output clause: what FEEL goes on with, and the type that its typeRef gave. */
export interface ClauseValue {
  readonly feel: FeelValue;
  /** Undefined when the clause has no type that the engine knows. */
  readonly typed: TypedValue | undefined;
}

export const nullClause: ClauseValue = { feel: nullValue, typed: { type: 'Null', value: null } };

/** Gives a variable of the engine to FEEL. A Date becomes the wall-clock time of the zone. */
export function toFeel(value: TypedValue, timeZone: string, name: string): FeelValue {
  switch (value.type) {
    case 'Null':
      return nullValue;
    case 'String':
      return stringValue(value.value);
    case 'Boolean':
      return { kind: 'boolean', value: value.value };
    case 'Short':
    case 'Integer':
    case 'Long':
      return numberValue(ofInteger(value.value));
    case 'Double':
      return Number.isFinite(value.value) ? numberValue(ofDouble(value.value)) : nullValue;
    case 'Date':
      return localAt(value.value, timeZone);
    case 'Object': {
      const { value: content } = value;
      if (content.kind === 'list') return listValue(content.items.map((item) => toFeel(item, timeZone, name)));
      return contextValue(
        new Map(content.entries.map(([key, entry]) => [key, toFeel(entry, timeZone, name)] as const)),
      );
    }
    default: {
      const { type } = value as { readonly type: string };
      throw new DecisionError(
        'VARIABLE_UNSUPPORTED',
        `the variable '${name}' has the type ${type}, which decisions do not read here`,
      );
    }
  }
}

/** What is left of a value when it leaves FEEL: numbers become 64-bit integers or doubles, a time loses the name of its zone. */
export function leaveFeel(value: FeelValue): FeelValue {
  switch (value.kind) {
    case 'number': {
      const long = asLong(value.value);
      return numberValue(long === undefined ? ofDouble(value.value.value.toNumber()) : ofInteger(long));
    }
    case 'list':
      return listValue(value.items.map(leaveFeel));
    case 'context':
      return contextValue(new Map([...value.entries].map(([key, entry]) => [key, leaveFeel(entry)] as const)));
    case 'time':
      return { ...value, zone: undefined };
    case 'range':
    case 'function':
    case 'error':
    case 'fatal':
      throw new DecisionError('RESULT_UNSUPPORTED', `a ${typeName(value)} is no result of an expression`);
    default:
      return value;
  }
}

/** What the outside sees of a clause's value. */
export function toResult({ typed, feel }: ClauseValue): ResultValue {
  return typed === undefined || typed.type === 'Object' ? untypedResult(feel) : typed;
}

function untypedResult(value: FeelValue): ResultValue {
  switch (value.kind) {
    case 'null':
      return { type: 'Null', value: null };
    case 'boolean':
      return { type: 'Boolean', value: value.value };
    case 'string':
      return { type: 'String', value: value.value };
    case 'number': {
      const long = asLong(value.value);
      const isDouble = value.value.scale > 0 || long === undefined;
      return isDouble ? { type: 'Double', value: value.value.value.toNumber() } : { type: 'Long', value: long };
    }
    case 'list':
      return { type: 'Object', value: { kind: 'list', items: value.items.map(untypedResult) } };
    case 'context': {
      const entries = [...value.entries].map(([key, entry]) => [key, untypedResult(entry)] as const);
      return { type: 'Object', value: { kind: 'map', entries } };
    }
    case 'range':
    case 'function':
    case 'error':
    case 'fatal':
      throw new DecisionError('RESULT_UNSUPPORTED', `a ${typeName(value)} is no result of a decision`);
    default:
      return { type: 'Temporal', value: formatTemporal(value), feelType: typeName(value) };
  }
}
