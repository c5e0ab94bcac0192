import { parseEngineDate } from '../calendar/engine-date.ts';
import { invalidRequest, processEngineException } from '../state/engine-error.ts';
import type { TypedValue } from '../values/typed-value.ts';
import { type Criterion, notValid, readText } from './criterion.ts';
import { likePattern } from './like-pattern.ts';

/** Tests a variable by name and value. */
export interface VariableCondition {
  readonly name: string;
  test(variable: { readonly name: string; readonly value: TypedValue }): boolean;
}

/** Upper and lower case may be the same, for names and for texts. */
export interface CaseRules {
  readonly namesIgnoreCase: boolean;
  readonly valuesIgnoreCase: boolean;
}

type Operator = 'eq' | 'neq' | 'gt' | 'gteq' | 'lt' | 'lteq' | 'like' | 'notLike';

const WORDS: Readonly<Record<string, string>> = {
  gt: 'greater than',
  gteq: 'greater than or equal',
  lt: 'less than',
  lteq: 'less than or equal',
};

const OPERATORS: readonly Operator[] = ['eq', 'neq', 'gt', 'gteq', 'lt', 'lteq', 'like'];

/** Which conditions a query takes, and how it refuses others: that differs from query to query. */
export interface ConditionRules {
  /** What its message calls the variable. */
  readonly what: 'variable' | 'process variable' | 'task variable';
  readonly operators: readonly Operator[];
  /** The refusal to order by null or a Boolean. */
  readonly refusal: (message: string) => Error;
}

/** Of process instances, executions and variables. */
export const VARIABLES: ConditionRules = { what: 'variable', operators: OPERATORS, refusal: notValid };
/** Those of the instance of an execution: they can only be equal or not. */
export const PROCESS_VARIABLES_OF_EXECUTION: ConditionRules = {
  what: 'process variable',
  operators: ['eq', 'neq'],
  refusal: notValid,
};
/** Those of the instance of an external task or of a finished user task. */
export const PROCESS_VARIABLES: ConditionRules = {
  what: 'process variable',
  operators: OPERATORS,
  refusal: processEngineException,
};
/** Those of the instance of an open user task. */
export const PROCESS_VARIABLES_OF_TASK: ConditionRules = {
  ...PROCESS_VARIABLES,
  operators: [...OPERATORS, 'notLike'],
};
/** Those that are local to a user task. */
export const TASK_VARIABLES: ConditionRules = { ...PROCESS_VARIABLES, what: 'task variable' };

/**
 * Reads conditions on variables: `name_operator_value,…` from a query string, where every value is a text or a date, and a list of
 * `{ name, operator, value }` from a body. A number is compared with numeric variables of every type that can hold it exactly.
 *
 * @throws EngineError 400 for a malformed condition, 500 for a value that cannot be compared
 */
export function readVariableConditions(
  criterion: Criterion,
  caseRules: CaseRules,
  rules: ConditionRules = VARIABLES,
): readonly VariableCondition[] {
  return sentConditions(criterion).map(({ name, operator, value }) => {
    if (operator === undefined || !rules.operators.includes(operator as Operator)) {
      throw invalidRequest(`Invalid ${rules.what} comparator specified: ${operator ?? 'null'}`);
    }
    if (name === undefined) throw notValid('name is null');
    return variableCondition(name, operator as Operator, value, caseRules, rules.refusal);
  });
}

/** A condition on the value of one variable. */
export function variableCondition(
  name: string,
  operator: Operator,
  value: unknown,
  rules: CaseRules,
  refusal: (message: string) => Error = notValid,
): VariableCondition {
  // A pattern is always taken as text, so null is the text `null`.
  const isOrdering = operator.startsWith('gt') || operator.startsWith('lt');
  if ((value === null || typeof value === 'boolean') && isOrdering) {
    throw refusal(`Booleans and null cannot be used in '${WORDS[operator]}' condition`);
  }
  const holds = valueTest(operator, value, rules.valuesIgnoreCase);
  const wanted = rules.namesIgnoreCase ? name.toUpperCase() : name;
  return {
    name,
    test: (variable) =>
      (rules.namesIgnoreCase ? variable.name.toUpperCase() : variable.name) === wanted && holds(variable.value),
  };
}

interface SentCondition {
  readonly name: string | undefined;
  readonly operator: string | undefined;
  readonly value: unknown;
}

function sentConditions(criterion: Criterion): readonly SentCondition[] {
  if (criterion.source === 'query')
    return readText(criterion)
      .split(',')
      .map((text) => splitCondition(criterion, text));
  if (!Array.isArray(criterion.value)) {
    throw invalidRequest(`The property "${criterion.name}" is not a list of conditions { name, operator, value }`);
  }
  return criterion.value.map((item: unknown) => {
    const { name, operator, value } = (item ?? {}) as Record<string, unknown>;
    return { name: textOrNone(name), operator: textOrNone(operator), value: value ?? null };
  });
}

function textOrNone(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function splitCondition({ name, value }: Criterion, text: string): SentCondition {
  const [variable, operator, wanted, ...rest] = text.split('_');
  if (wanted === undefined || wanted === '' || rest.length > 0) {
    throw invalidRequest(
      `Cannot set query parameter '${name}' to value '${String(value)}': variable query parameter has to have format KEY_OPERATOR_VALUE.`,
    );
  }
  return { name: variable, operator, value: wanted };
}

function valueTest(operator: Operator, value: unknown, ignoreCase: boolean): (actual: TypedValue) => boolean {
  if (operator === 'neq') {
    const equal = valueTest('eq', value, ignoreCase);
    return (actual) => !equal(actual);
  }
  if (operator === 'like' || operator === 'notLike') return likeTest(String(value), operator === 'like', ignoreCase);
  if (value === null) return (actual) => actual.type === 'Null';
  if (typeof value === 'boolean') return (actual) => actual.type === 'Boolean' && actual.value === value;
  if (typeof value === 'number' || typeof value === 'bigint') return numberTest(operator, value);
  if (typeof value !== 'string') throw processEngineException('Object values cannot be used to query');
  const timeMs = parseEngineDate(value);
  if (timeMs !== undefined) return (actual) => actual.type === 'Date' && compares(operator, actual.value, timeMs);
  return textTest(operator, value, ignoreCase);
}

function textTest(operator: Operator, value: string, ignoreCase: boolean): (actual: TypedValue) => boolean {
  const wanted = ignoreCase ? value.toUpperCase() : value;
  return (actual) =>
    actual.type === 'String' && compares(operator, ignoreCase ? actual.value.toUpperCase() : actual.value, wanted);
}

function likeTest(pattern: string, wanted: boolean, ignoreCase: boolean): (actual: TypedValue) => boolean {
  const fits = likePattern(ignoreCase ? pattern.toUpperCase() : pattern);
  return (actual) => {
    const passes = actual.type === 'String' && fits(ignoreCase ? actual.value.toUpperCase() : actual.value);
    return passes === wanted;
  };
}

function numberTest(operator: Operator, value: number | bigint): (actual: TypedValue) => boolean {
  const isWhole = typeof value === 'bigint' || Number.isInteger(value);
  const fitsBits = (bits: number): boolean => isWhole && BigInt.asIntN(bits, BigInt(value)) === BigInt(value);
  const fits = { Short: fitsBits(16), Integer: fitsBits(32), Long: fitsBits(64), Double: true };
  return (actual) => {
    if (actual.type === 'Double' || actual.type === 'Short' || actual.type === 'Integer' || actual.type === 'Long') {
      return fits[actual.type] && compares(operator, actual.value, value);
    }
    return false;
  };
}

function compares<T extends string | number | bigint>(operator: Operator, actual: T, wanted: T): boolean {
  switch (operator) {
    case 'gt':
      return actual > wanted;
    case 'gteq':
      return actual >= wanted;
    case 'lt':
      return actual < wanted;
    case 'lteq':
      return actual <= wanted;
    default:
      // biome-ignore lint/suspicious/noDoubleEquals: a Long is a bigint and equals a number of the same value only so.
      return actual == wanted;
  }
}
