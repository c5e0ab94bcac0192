import { checkItems } from './budget.ts';
import { compareValues, equalValues, isOrdered, sameElement } from './compare.ts';
import { allOf, anyOf, onBoolean, onValue } from './connectives.ts';
import { evaluateArithmetic, negateValue } from './evaluate-arithmetic.ts';
import { evaluateCall, evaluateMethod } from './evaluate-call.ts';
import { evaluateFilter } from './evaluate-filter.ts';
import { evaluateFor, evaluateQuantified, iterate } from './evaluate-iteration.ts';
import {
  booleanValue,
  errorValue,
  type FeelContext,
  type FeelFunction,
  type FeelValue,
  falseValue,
  isFailure,
  listValue,
  nullValue,
  numberValue,
  trueValue,
} from './feel-value.ts';
import { pathOf } from './path.ts';
import { type Environment, type Scope, withName, withVariables } from './scope.ts';
import type { Expression, OrderOperator, RangeExpression } from './syntax.ts';
import { typeName } from './type-name.ts';

const inputSymbol = '?';
/** The variable that says under which name a column sees its input. */
export const inputNameVariable = 'inputVariableName';
const defaultInputName = 'cellInput';

/** Evaluates an expression. A failure that ends the whole evaluation in the engine is thrown, one that an outer part may still turn into null is a value. */
export function evaluate(expression: Expression, scope: Scope, env: Environment): FeelValue {
  env.budget.spend(1);
  const inner = (part: Expression): FeelValue => evaluate(part, scope, env);
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'number':
      return numberValue(expression.value);
    case 'boolean':
      return booleanValue(expression.value);
    case 'input':
      return scope.variable(inputSymbol) ?? { kind: 'fatal', message: "'?' stands for the input of a test only" };
    case 'variable':
      return scope.variable(expression.name) ?? nullValue;
    case 'path':
      return onValue(inner(expression.base), (base) => pathOf(base, expression.key));
    case 'filter':
      return evaluateFilter(expression, scope, env, evaluate);
    case 'list':
      return evaluateList(expression.items, inner);
    case 'context':
      return evaluateContext(expression.entries, scope, env);
    case 'range':
      return evaluateRange(expression, inner);
    case 'arithmetic':
      return evaluateArithmetic(expression.operator, inner(expression.left), inner(expression.right));
    case 'negate':
      return negateValue(inner(expression.operand));
    case 'equal':
      return equals(inner(expression.left), inner(expression.right));
    case 'order':
      return order(expression.operator, inner(expression.left), inner(expression.right));
    case 'not':
      return onBoolean(inner(expression.operand), (value) => booleanValue(!value));
    case 'and':
      return allOf([() => inner(expression.left), () => inner(expression.right)]);
    case 'or':
      return anyOf([() => inner(expression.left), () => inner(expression.right)]);
    case 'any':
      return anyOf(expression.tests.map((test) => () => inner(test)));
    case 'if': {
      const condition = inner(expression.condition);
      if (condition.kind === 'fatal') return condition;
      return inner(condition.kind === 'boolean' && condition.value ? expression.consequence : expression.alternative);
    }
    case 'for':
      return evaluateFor(expression, scope, env, evaluate);
    case 'some':
    case 'every':
      return evaluateQuantified(expression, scope, env, evaluate);
    case 'iteration':
      return iterate(inner(expression.start), inner(expression.end), env);
    case 'in':
      return onValue(inner(expression.operand), (value) =>
        evaluate(expression.test, withName(scope, inputNameOf(scope), value), env),
      );
    case 'instance':
      return onValue(inner(expression.operand), (value) => booleanValue(isInstance(value, expression.type)));
    case 'call':
      return evaluateCall(expression, scope, env, evaluate);
    case 'method':
      return evaluateMethod(expression, scope, env, evaluate);
    case 'function':
      return closure(expression.params, expression.body, scope, env);
    default:
      return evaluateUnary(expression, scope, env);
  }
}

type UnaryTest = Extract<Expression, { kind: 'test-boolean' | 'test-order' | 'test-range' | 'test' }>;

/** What an input entry says about its input. */
function evaluateUnary(expression: UnaryTest, scope: Scope, env: Environment): FeelValue {
  const inner = (part: Expression): FeelValue => evaluate(part, scope, env);
  switch (expression.kind) {
    case 'test-boolean':
      return onValue(implicitInput(scope), (input) => equals(input, booleanValue(expression.value)));
    case 'test-order':
      return onValue(implicitInput(scope), (input) => order(expression.operator, input, inner(expression.operand)));
    case 'test-range':
      return testRange(expression.range, implicitInput(scope), inner);
    case 'test':
      return evaluateTest(expression.expression, scope, env);
  }
}

function equals(left: FeelValue, right: FeelValue): FeelValue {
  return onValue(left, () =>
    onValue(right, () => {
      const equal = equalValues(left, right);
      return equal === undefined ? nullValue : booleanValue(equal);
    }),
  );
}

function order(operator: OrderOperator, left: FeelValue, right: FeelValue): FeelValue {
  return onValue(left, () =>
    onValue(right, () => {
      if (left.kind !== right.kind || !isOrdered(left) || !isOrdered(right)) return nullValue;
      return booleanValue(holds(operator, compareValues(left, right)));
    }),
  );
}

function holds(operator: OrderOperator, comparison: number): boolean {
  if (operator === '<') return comparison < 0;
  if (operator === '<=') return comparison <= 0;
  return operator === '>' ? comparison > 0 : comparison >= 0;
}

function evaluateList(items: readonly Expression[], inner: (item: Expression) => FeelValue): FeelValue {
  checkItems(items.length);
  const values: FeelValue[] = [];
  for (const item of items) {
    const value = inner(item);
    if (isFailure(value)) return errorValue(value.message);
    values.push(value);
  }
  return listValue(values);
}

function evaluateContext(
  entries: readonly (readonly [string, Expression])[],
  scope: Scope,
  env: Environment,
): FeelValue {
  const values = new Map<string, FeelValue>();
  const functions = new Map<string, FeelFunction>();
  const context: FeelContext = { kind: 'context', entries: values, functions, literal: true };
  let inside = scope;
  for (const [key, expression] of entries) {
    const value = evaluate(expression, inside, env);
    if (isFailure(value)) return errorValue(value.message);
    if (value.kind === 'function') functions.set(key, value);
    else values.set(key, value);
    inside = withName(inside, key, value);
  }
  return context;
}

function evaluateRange(range: RangeExpression, inner: (item: Expression) => FeelValue): FeelValue {
  const start = inner(range.start);
  const end = inner(range.end);
  return onValue(start, () =>
    onValue(end, () => {
      if (start.kind !== end.kind || !isOrdered(start) || start.kind === 'string' || start.kind === 'list') {
        return errorValue('a range needs two numbers or two temporal values of one type');
      }
      return {
        kind: 'range',
        start: { value: start, closed: range.startClosed },
        end: { value: end, closed: range.endClosed },
      };
    }),
  );
}

function testRange(range: RangeExpression, input: FeelValue, inner: (item: Expression) => FeelValue): FeelValue {
  const [start, end] = [inner(range.start), inner(range.end)];
  if (![input, start, end].every((value) => value.kind === input.kind && isOrdered(value))) return nullValue;
  const fromStart = compareValues(input, start);
  const toEnd = compareValues(input, end);
  return booleanValue(
    (fromStart > 0 || (range.startClosed && fromStart === 0)) && (toEnd < 0 || (range.endClosed && toEnd === 0)),
  );
}

/** An expression as a test: it holds when it is true, is the input, or is a list with the input; with `?` only when it is true. */
function evaluateTest(expression: Expression, scope: Scope, env: Environment): FeelValue {
  const input = implicitInput(scope);
  if (isFailure(input)) return input;
  const value = evaluate(expression, scope, env);
  if (value.kind === 'fatal') {
    const again = evaluate(expression, withName(scope, inputSymbol, input), env);
    return again.kind === 'boolean' ? again : nullValue;
  }
  if (value.kind === 'boolean' && value.value) return trueValue;
  if (value.kind === 'list') {
    env.budget.spend(value.items.length);
    if (value.items.some((item) => sameElement(item, input))) return trueValue;
  }
  const same = equals(input, value);
  if (same.kind === 'boolean' && same.value) return trueValue;
  if (value.kind === 'list' || value.kind === 'boolean') return falseValue;
  return same.kind === 'null' ? nullValue : falseValue;
}

function implicitInput(scope: Scope): FeelValue {
  return scope.variable(inputNameOf(scope)) ?? nullValue;
}

function inputNameOf(scope: Scope): string {
  const name = scope.variable(inputNameVariable);
  return name?.kind === 'string' ? name.value : defaultInputName;
}

function isInstance(value: FeelValue, type: string): boolean {
  if (type === 'Any') return value.kind !== 'null';
  return typeName(value) === type;
}

function closure(params: readonly string[], body: Expression, scope: Scope, env: Environment): FeelFunction {
  return {
    kind: 'function',
    params,
    varArgs: false,
    invoke: (args) => {
      const named = new Map(params.map((name, at) => [name, args[at] ?? nullValue] as const));
      return evaluate(body, withVariables(scope, named), env);
    },
  };
}
