import { DecisionError } from '../decision-error.ts';
import type { Aggregator, HitPolicy } from '../decision-model.ts';
import { asLong, ofDouble, ofInteger } from '../feel/feel-number.ts';
import { numberValue } from '../feel/feel-value.ts';
import { type ClauseValue, toResult } from './clause-value.ts';
import type { ResultValue } from './evaluation.ts';
import { javaText } from './java-text.ts';

/** A rule that matched, with its outputs. */
export interface RuleOutputs {
  readonly id: string;
  readonly order: number;
  readonly annotation: string | undefined;
  readonly outputs: ReadonlyMap<string, ClauseValue>;
}

/** The rules that count. @throws DecisionError `HIT_POLICY_VIOLATED` */
export function applyHitPolicy(policy: HitPolicy, matched: readonly RuleOutputs[]): readonly RuleOutputs[] {
  const ids = matched.map(({ id }) => id).join(', ');
  switch (policy) {
    case 'UNIQUE':
      if (matched.length < 2) return matched;
      throw violated(
        `DMN-03001 Hit policy 'UNIQUE' only allows a single rule to match. Actually match rules: '[${ids}]'.`,
      );
    case 'ANY':
      if (new Set(matched.map(({ outputs }) => comparable(outputs))).size < 2) return matched.slice(0, 1);
      throw violated(
        `DMN-03002 Hit policy 'ANY' only allows multiple matching rules with equal output. Matching rules: '[${ids}]'.`,
      );
    case 'FIRST':
      return matched.slice(0, 1);
    default:
      return matched;
  }
}

/** The aggregated value under the name of the output; undefined values give no row. */
export interface Aggregate {
  readonly name: string | undefined;
  readonly value: ClauseValue | undefined;
}

/** Aggregates the single output of the matched rules; rules that leave it out do not count. @throws DecisionError `AGGREGATION_FAILED` */
export function aggregate(aggregator: Aggregator, matched: readonly RuleOutputs[]): Aggregate {
  const named = matched.flatMap(({ outputs }) => {
    if (outputs.size > 1) {
      throw failed(
        `DMN-03003 Unable to execute aggregation '${aggregator}' on compound decision output '${[...outputs.keys()].join(', ')}'. Only one output entry allowed.`,
      );
    }
    return [...outputs];
  });
  const values = named.map(([, value]) => value);
  const name = named[0]?.[0];
  if (aggregator === 'COUNT') return { name, value: integer(values.length) };
  if (values.length === 0) return { name, value: undefined };
  return { name, value: aggregateNumbers(aggregator, values) };
}

/** Tries 32-bit integers, then 64-bit ones, then doubles: all values have to be of the first that fits. */
function aggregateNumbers(aggregator: Aggregator, values: readonly ClauseValue[]): ClauseValue {
  const integers = allOrNone(values.map(({ typed }) => (typed?.type === 'Integer' ? BigInt(typed.value) : undefined)));
  if (integers) return integer(Number(BigInt.asIntN(32, ofWhole(aggregator, integers))));
  const longs = allOrNone(values.map(longOf));
  if (longs) return long(BigInt.asIntN(64, ofWhole(aggregator, longs)));
  const doubles = allOrNone(values.map(doubleOf));
  if (doubles) return double(ofDoubles(aggregator, doubles));
  const seen = values.map((value) => javaText(value.feel)).join(', ');
  throw failed(
    `DMN-03004 Unable to convert value '[${seen}]' to a support aggregatable type '[Integer, Long, Double]'.`,
  );
}

function ofWhole(aggregator: Aggregator, values: readonly bigint[]): bigint {
  if (aggregator === 'SUM') return values.reduce((sum, value) => sum + value, 0n);
  const smaller = aggregator === 'MIN';
  return values.reduce((best, value) => (value < best === smaller ? value : best));
}

function ofDoubles(aggregator: Aggregator, values: readonly number[]): number {
  if (aggregator === 'SUM') return values.reduce((sum, value) => sum + value, 0);
  return aggregator === 'MIN' ? Math.min(...values) : Math.max(...values);
}

/** Without a type, a text with a number counts as one. */
function longOf({ typed, feel }: ClauseValue): bigint | undefined {
  if (typed !== undefined) return typed.type === 'Long' ? typed.value : undefined;
  if (feel.kind === 'number') return feel.value.scale > 0 ? undefined : asLong(feel.value);
  if (feel.kind !== 'string' || !/^[+-]?\d{1,19}$/.test(feel.value)) return undefined;
  const whole = BigInt(feel.value.replace(/^\+/, ''));
  return BigInt.asIntN(64, whole) === whole ? whole : undefined;
}

function doubleOf({ typed, feel }: ClauseValue): number | undefined {
  if (typed !== undefined) return typed.type === 'Double' ? typed.value : undefined;
  if (feel.kind === 'number') return feel.value.value.toNumber();
  const text = feel.kind === 'string' ? feel.value.trim() : '';
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[dDfF]?$/.test(text) ? Number.parseFloat(text) : undefined;
}

function allOrNone<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  const present = values.filter((value) => value !== undefined);
  return present.length === values.length ? present : undefined;
}

function integer(value: number): ClauseValue {
  return { feel: numberValue(ofInteger(value)), typed: { type: 'Integer', value } };
}

function long(value: bigint): ClauseValue {
  return { feel: numberValue(ofInteger(value)), typed: { type: 'Long', value } };
}

function double(value: number): ClauseValue {
  return { feel: numberValue(ofDouble(value)), typed: { type: 'Double', value } };
}

function comparable(outputs: ReadonlyMap<string, ClauseValue>): string {
  const plain = (value: ResultValue): unknown => {
    if (value.type === 'Object')
      return value.value.kind === 'list'
        ? value.value.items.map(plain)
        : value.value.entries.map(([key, entry]) => [key, plain(entry)]).sort();
    return `${value.type} ${value.value}`;
  };
  return JSON.stringify([...outputs].map(([name, value]) => [name, plain(toResult(value))]));
}

function violated(message: string): DecisionError {
  return new DecisionError('HIT_POLICY_VIOLATED', message, { engineType: 'DmnHitPolicyException' });
}

function failed(message: string): DecisionError {
  return new DecisionError('AGGREGATION_FAILED', message, { engineType: 'DmnHitPolicyException' });
}
