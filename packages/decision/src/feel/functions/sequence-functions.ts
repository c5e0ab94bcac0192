import { checkItems } from '../budget.ts';
import { equalValues, sameElement } from '../compare.ts';
import { type FeelNumber, ofInteger, toInt } from '../feel-number.ts';
import { booleanValue, errorValue, type FeelFunction, type FeelValue, listValue, numberValue } from '../feel-value.ts';
import type { Environment } from '../scope.ts';
import { type Builtins, builtin } from './builtin.ts';

type Items = readonly FeelValue[];

/** Functions that make a list of a list. */
export const sequenceFunctions: Builtins = {
  'list contains': [
    builtin(['list', 'element'], ([list, element]) => {
      if (list?.kind !== 'list' || element === undefined) return undefined;
      return booleanValue(list.items.some((item) => sameElement(item, element)));
    }),
  ],
  sublist: [
    builtin(['list', 'start'], ([list, start]) => {
      if (list?.kind !== 'list' || start?.kind !== 'number') return undefined;
      return isZero(start.value)
        ? noPosition()
        : listValue(list.items.slice(Math.max(indexOf(list.items, start.value), 0)));
    }),
    builtin(['list', 'start', 'length'], ([list, start, length]) => {
      if (list?.kind !== 'list' || start?.kind !== 'number' || length?.kind !== 'number') return undefined;
      if (isZero(start.value)) return noPosition();
      const from = indexOf(list.items, start.value);
      return listValue(list.items.slice(Math.max(from, 0), Math.max(from + toInt(length.value), 0)));
    }),
  ],
  append: [
    builtin(
      ['list', 'items'],
      ([list, items]) =>
        list?.kind === 'list' && items?.kind === 'list' ? listOf([...list.items, ...items.items]) : undefined,
      true,
    ),
  ],
  concatenate: [
    builtin(['lists'], ([lists]) => (lists?.kind === 'list' ? listOf(lists.items.flatMap(itemsOf)) : undefined), true),
  ],
  union: [
    builtin(
      ['lists'],
      ([lists], env) => (lists?.kind === 'list' ? listOf(distinct(lists.items.flatMap(itemsOf), env)) : undefined),
      true,
    ),
  ],
  'insert before': [
    builtin(['list', 'position', 'newItem'], ([list, position, item]) => {
      if (list?.kind !== 'list' || position?.kind !== 'number' || item === undefined) return undefined;
      if (isZero(position.value)) return noPosition();
      const at = Math.max(indexOf(list.items, position.value), 0);
      return listOf([...list.items.slice(0, at), item, ...list.items.slice(at)]);
    }),
  ],
  remove: [
    builtin(['list', 'position'], ([list, position]) => {
      if (list?.kind !== 'list' || position?.kind !== 'number') return undefined;
      if (isZero(position.value)) return noPosition();
      const at = Math.max(indexOf(list.items, position.value), 0);
      const next = Math.max(indexFrom(list.items, toInt(position.value) + 1), 0);
      return listOf([...list.items.slice(0, at), ...list.items.slice(next)]);
    }),
  ],
  reverse: [builtin(['list'], ([list]) => (list?.kind === 'list' ? listValue([...list.items].reverse()) : undefined))],
  'index of': [
    builtin(['list', 'match'], ([list, match]) => {
      if (list?.kind !== 'list' || match === undefined) return undefined;
      return listValue(
        list.items.flatMap((item, at) => (sameElement(item, match) ? [numberValue(ofInteger(at + 1))] : [])),
      );
    }),
  ],
  'distinct values': [
    builtin(['list'], ([list], env) => (list?.kind === 'list' ? listValue(distinct(list.items, env)) : undefined)),
  ],
  'duplicate values': [
    builtin(['list'], ([list], env) => {
      if (list?.kind !== 'list') return undefined;
      env.budget.spend(list.items.length ** 2);
      const count = (value: FeelValue): number => list.items.filter((item) => equalValues(item, value) === true).length;
      return listValue(distinct(list.items, env).filter((value) => count(value) > 1));
    }),
  ],
  flatten: [builtin(['list'], ([list]) => (list?.kind === 'list' ? listOf(flatten(list.items)) : undefined))],
  sort: [
    builtin(['list', 'precedes'], ([list, precedes]) => {
      if (list?.kind !== 'list' || precedes?.kind !== 'function') return undefined;
      if (precedes.params.length !== 2) return errorValue('sort needs a function with two parameters');
      return sort(list.items, precedes);
    }),
  ],
  partition: [
    builtin(['list', 'size'], ([list, size]) => {
      if (list?.kind !== 'list' || size?.kind !== 'number') return undefined;
      const length = toInt(size.value);
      if (length <= 0) return errorValue('the size is not greater than zero');
      const count = Math.ceil(list.items.length / length);
      return listValue(
        Array.from({ length: count }, (_, at) => listValue(list.items.slice(at * length, (at + 1) * length))),
      );
    }),
  ],
};

function listOf(items: Items): FeelValue {
  checkItems(items.length);
  return listValue(items);
}

function itemsOf(value: FeelValue): Items {
  return value.kind === 'list' ? value.items : [value];
}

function isZero({ value }: FeelNumber): boolean {
  return value.isZero();
}

function noPosition(): FeelValue {
  return errorValue('positions count from 1, or from -1 at the end');
}

function indexOf(items: Items, position: FeelNumber): number {
  return indexFrom(items, toInt(position));
}

function indexFrom(items: Items, position: number): number {
  return position > 0 ? position - 1 : items.length + position;
}

function distinct(items: Items, env: Environment): Items {
  const found: FeelValue[] = [];
  for (const item of items) {
    env.budget.spend(found.length);
    if (!found.some((other) => equalValues(item, other) === true)) found.push(item);
  }
  return found;
}

function flatten(items: Items): Items {
  return items.flatMap((item) => (item.kind === 'list' ? flatten(item.items) : [item]));
}

/** A failing comparison is the same failure as one that gives no boolean. */
function sort(items: Items, precedes: FeelFunction): FeelValue {
  let failed = false;
  const isLess = (a: FeelValue, b: FeelValue): boolean => {
    const answer = precedes.invoke([a, b]);
    if (answer.kind === 'boolean') return answer.value;
    failed = true;
    return false;
  };
  const sorted = [...items].sort((a, b) => (isLess(a, b) ? -1 : isLess(b, a) ? 1 : 0));
  return failed ? errorValue('the function does not give a boolean for every two items') : listValue(sorted);
}
