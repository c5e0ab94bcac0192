import { checkItems } from './budget.ts';
import { allOf, anyOf } from './connectives.ts';
import { FeelLimit } from './feel-error.ts';
import { compareNumbers, type FeelNumber, wholePart } from './feel-number.ts';
import { errorValue, type FeelValue, isFailure, listValue, nullValue, numberValue, orNull } from './feel-value.ts';
import { type Environment, type Evaluate, type Scope, withVariables } from './scope.ts';
import type { Expression, Iterator } from './syntax.ts';

type For = Extract<Expression, { kind: 'for' }>;
type Quantified = Extract<Expression, { kind: 'some' | 'every' }>;
type Row = ReadonlyMap<string, FeelValue>;

/** Evaluates the body for every combination; `partial` is the list of the results so far. */
export function evaluateFor({ iterators, body }: For, scope: Scope, env: Environment, evaluate: Evaluate): FeelValue {
  const rows = combine(iterators, scope, env, evaluate);
  if (!Array.isArray(rows)) return orNull(rows as FeelValue);
  const results: FeelValue[] = [];
  for (const row of rows as Row[]) {
    results.push(evaluate(body, withPartial(withVariables(scope, row), results, env), env));
  }
  return listValue(results);
}

/** Copies the results only for a body that looks at them, as copying for every step is quadratic. */
function withPartial(outer: Scope, results: readonly FeelValue[], env: Environment): Scope {
  return {
    variable: (name) => {
      if (name !== 'partial') return outer.variable(name);
      env.budget.spend(results.length);
      return listValue([...results]);
    },
    functions: (name) => outer.functions(name),
  };
}

export function evaluateQuantified(
  expression: Quantified,
  scope: Scope,
  env: Environment,
  evaluate: Evaluate,
): FeelValue {
  const rows = combine(expression.iterators, scope, env, evaluate);
  if (!Array.isArray(rows)) return orNull(rows as FeelValue);
  const conditions = (rows as Row[]).map((row) => () => evaluate(expression.condition, withVariables(scope, row), env));
  return expression.kind === 'some' ? anyOf(conditions) : allOf(conditions);
}

/** The whole numbers from one to the other, downwards when the second is smaller. */
export function iterate(start: FeelValue, end: FeelValue, env: Environment): FeelValue {
  if (isFailure(start)) return start;
  if (isFailure(end)) return end;
  if (start.kind !== 'number' || end.kind !== 'number')
    return errorValue('an iteration goes from a number to a number');
  const step = compareNumbers(start.value, end.value) < 0 ? 1 : -1;
  const count = wholePart({ value: end.value.value.sub(start.value.value).abs(), scale: 0 }) + 1n;
  checkItems(Number(count));
  env.budget.spend(Number(count));
  return listValue(Array.from({ length: Number(count) }, (_, at) => numberValue(plus(start.value, at * step))));
}

function plus(number: FeelNumber, offset: number): FeelNumber {
  return { value: number.value.add(offset), scale: number.scale };
}

/** Every combination of the items, the last iterator changing fastest. An iterator does not see the ones before it. */
function combine(
  iterators: readonly Iterator[],
  scope: Scope,
  env: Environment,
  evaluate: Evaluate,
): readonly Row[] | FeelValue {
  const lists: (readonly [string, readonly FeelValue[]])[] = [];
  for (const { name, list } of iterators) {
    const value = evaluate(list, scope, env);
    if (value.kind === 'fatal') return value;
    if (value.kind !== 'list') return nullValue;
    lists.push([name, value.items]);
  }
  const count = lists.reduce((product, [, items]) => product * items.length, 1);
  if (!Number.isSafeInteger(count)) throw new FeelLimit('an iteration has too many combinations');
  checkItems(count);
  env.budget.spend(count * lists.length);
  return lists.reduceRight<Row[]>(
    (rows, [name, items]) => items.flatMap((item) => rows.map((row) => new Map([...row, [name, item]]))),
    [new Map()],
  );
}
