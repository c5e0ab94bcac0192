import { compareValues, equalValues, isOrdered } from '../compare.ts';
import { FeelFailure } from '../feel-error.ts';
import {
  add,
  compareNumbers,
  divide,
  type FeelNumber,
  multiply,
  ofFiniteDouble,
  ofInteger,
  power,
  subtract,
} from '../feel-number.ts';
import { booleanValue, errorValue, type FeelValue, listValue, nullValue, numberValue } from '../feel-value.ts';
import { type Builtin, type Builtins, builtin } from './builtin.ts';

/** Functions that make one value of the values of a list. They take the list or its items. */
export const listFunctions: Builtins = {
  min: [extreme((candidate, best) => compareValues(candidate, best) < 0)],
  max: [extreme((candidate, best) => compareValues(candidate, best) > 0)],
  sum: [ofNumbers(([first, ...rest]) => numberValue(rest.reduce(add, add(ofInteger(0), first))))],
  product: [ofNumbers(([first, ...rest]) => numberValue(rest.reduce(multiply, multiply(ofInteger(1), first))))],
  mean: [ofNumbers((numbers) => numberValue(divide(numbers.reduce(add, ofInteger(0)), ofInteger(numbers.length))))],
  median: [ofNumbers(median)],
  stddev: [ofNumbers(standardDeviation)],
  mode: [ofNumbers(mode, listValue([]))],
  and: [quantifier(false)],
  all: [quantifier(false)],
  or: [quantifier(true)],
  any: [quantifier(true)],
  count: [
    builtin(['list'], ([list]) => (list?.kind === 'list' ? numberValue(ofInteger(list.items.length)) : undefined)),
  ],
  'is empty': [
    builtin(['list'], ([list]) => (list?.kind === 'list' ? booleanValue(list.items.length === 0) : undefined)),
  ],
};

function extreme(better: (candidate: FeelValue, best: FeelValue) => boolean): Builtin {
  return builtin(
    ['list'],
    ([list]) => {
      if (list?.kind !== 'list') return undefined;
      const [first, ...rest] = list.items;
      if (first === undefined) return nullValue;
      if (!isOrdered(list)) return errorValue('the items have no order');
      return rest.reduce((best, item) => (better(item, best) ? item : best), first);
    },
    true,
  );
}

type Numbers = readonly [FeelNumber, ...FeelNumber[]];

function ofNumbers(compute: (numbers: Numbers) => FeelValue, ofNone: FeelValue = nullValue): Builtin {
  return builtin(
    ['list'],
    ([list]) => {
      if (list?.kind !== 'list') return undefined;
      const numbers = list.items.flatMap((item) => (item.kind === 'number' ? [item.value] : []));
      if (numbers.length !== list.items.length) return errorValue('the items are not all numbers');
      const [first, ...rest] = numbers;
      return first === undefined ? ofNone : compute([first, ...rest]);
    },
    true,
  );
}

function median(numbers: Numbers): FeelValue {
  const sorted = [...numbers].sort(compareNumbers);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? numbers[0];
  if (sorted.length % 2 === 1) return numberValue(upper);
  return numberValue(divide(add(sorted[middle - 1] ?? upper, upper), ofInteger(2)));
}

/** The square root is that of a double. */
function standardDeviation(numbers: Numbers): FeelValue {
  const mean = divide(numbers.reduce(add, ofInteger(0)), ofInteger(numbers.length));
  const squares = numbers.map((number) => power(subtract(number, mean), ofInteger(2))).reduce(add, ofInteger(0));
  if (numbers.length === 1) throw new FeelFailure('the standard deviation of one number divides by zero');
  return numberValue(ofFiniteDouble(Math.sqrt(divide(squares, ofInteger(numbers.length - 1)).value.toNumber())));
}

function mode(numbers: Numbers): FeelValue {
  const counts = new Map<string, { number: FeelNumber; count: number }>();
  for (const number of numbers) {
    const key = number.value.toString();
    const entry = counts.get(key);
    if (entry) entry.count += 1;
    else counts.set(key, { number, count: 1 });
  }
  const most = Math.max(...[...counts.values()].map(({ count }) => count));
  const modes = [...counts.values()].filter(({ count }) => count === most).map(({ number }) => number);
  return listValue(modes.sort(compareNumbers).map(numberValue));
}

/** The decisive value wins wherever it stands; else anything that is no boolean makes the answer null. */
function quantifier(decisive: boolean): Builtin {
  return builtin(
    ['list'],
    ([list]) => {
      if (list?.kind !== 'list') return undefined;
      if (list.items.some((item) => equalValues(item, booleanValue(decisive)) === true)) return booleanValue(decisive);
      return list.items.every(({ kind }) => kind === 'boolean') ? booleanValue(!decisive) : nullValue;
    },
    true,
  );
}
