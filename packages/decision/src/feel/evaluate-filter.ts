import { onValue } from './connectives.ts';
import { type FeelNumber, toInt } from './feel-number.ts';
import { type FeelValue, isFailure, listValue, nullValue, orNull } from './feel-value.ts';
import { type Environment, type Evaluate, type Scope, withContext, withName } from './scope.ts';
import type { Expression } from './syntax.ts';

type Filter = Extract<Expression, { kind: 'filter' }>;

/** Items of a list by a condition, or one item by its position; null when the base is no list. */
export function evaluateFilter(
  { base, filter }: Filter,
  scope: Scope,
  env: Environment,
  evaluate: Evaluate,
): FeelValue {
  const list = evaluate(base, scope, env);
  if (list.kind !== 'list') return list.kind === 'fatal' ? list : nullValue;
  const { items } = list;
  if (!isCondition(filter)) {
    const position = evaluate(filter, scope, env);
    if (position.kind === 'number') return itemAt(items, position.value);
  }
  const test = (item: FeelValue): FeelValue => evaluate(filter, itemScope(item, scope), env);
  return orNull(selectItems(items, test));
}

/** These are asked for every item only; anything else is a position when it is a number. */
function isCondition(filter: Expression): boolean {
  return filter.kind === 'equal' || filter.kind === 'order' || filter.kind === 'call' || filter.kind === 'method';
}

function itemScope(item: FeelValue, scope: Scope): Scope {
  const named = withName(scope, 'item', item);
  return item.kind === 'context' ? withContext(named, item) : named;
}

/** The answer for the first item may be a number: then it is the position for the whole list. */
function selectItems(items: readonly FeelValue[], test: (item: FeelValue) => FeelValue): FeelValue {
  const [head, ...tail] = items;
  if (head === undefined) return listValue([]);
  return onValue(test(head), (first) => {
    if (first.kind === 'number') return itemAt(items, first.value);
    const selected = first.kind === 'boolean' && first.value ? [head] : [];
    for (const item of tail) {
      const answer = test(item);
      if (isFailure(answer)) return { kind: 'error', message: answer.message };
      if (answer.kind === 'boolean' && answer.value) selected.push(item);
    }
    return listValue(selected);
  });
}

/** Positions count from 1, negative ones from the end. */
function itemAt(items: readonly FeelValue[], position: FeelNumber): FeelValue {
  const { value } = position;
  const index = value.isPositive() && !value.isZero() ? value.sub(1) : value.add(items.length);
  if (index.isNegative() || index.gte(items.length)) return nullValue;
  return items[toInt({ value: index, scale: 0 })] ?? nullValue;
}
