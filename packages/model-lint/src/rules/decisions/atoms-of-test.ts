import type { FeelValue } from '@stepwright/decision/syntax';
import { type Axis, allAtoms, pointOf } from './axis.ts';
import type { Bound, CellTest } from './cell-test.ts';

/** Where a test holds and where it does not; in all other atoms it is null, which does not hold either, nor does its `not(…)`. */
interface Truth {
  readonly yes: bigint;
  readonly no: bigint;
}

/** The atoms in which a test holds. */
export function atomsOfTest(test: CellTest, axis: Axis): bigint {
  return truthOf(test, axis).yes & allAtoms(axis);
}

function truthOf(test: CellTest, axis: Axis): Truth {
  switch (test.kind) {
    case 'always':
      return { yes: allAtoms(axis), no: 0n };
    case 'not': {
      const { yes, no } = truthOf(test.test, axis);
      return { yes: no, no: yes };
    }
    case 'any': {
      const truths = test.tests.map((one) => truthOf(one, axis));
      return {
        yes: truths.reduce((all, { yes }) => all | yes, 0n),
        no: truths.reduce((all, { no }) => all & no, allAtoms(axis)),
      };
    }
    case 'order':
      return compared(axis, test.value.kind, ordered(axis, test.operator, test.value));
    case 'range': {
      const { from, to } = test;
      if (from.value.kind !== to.value.kind) return { yes: 0n, no: 0n };
      return compared(axis, from.value.kind, above(axis, from) & below(axis, to));
    }
    case 'equal':
      return test.isList ? oneOf(axis, test.values) : equal(axis, test.values[0]);
  }
}

/** An order between two types, or with nothing, is null. */
function compared(axis: Axis, kind: FeelValue['kind'], yes: bigint): Truth {
  if (kind !== axis.kind || kind === 'boolean') return { yes: 0n, no: 0n };
  return { yes: yes & axis.values, no: axis.values & ~yes };
}

function ordered(axis: Axis, operator: '<' | '<=' | '>' | '>=', value: FeelValue): bigint {
  const bound: Bound = { value, isIncluded: operator.endsWith('=') };
  return operator.startsWith('<') ? below(axis, bound) : above(axis, bound);
}

function below(axis: Axis, { value, isIncluded }: Bound): bigint {
  const point = pointOf(axis, value);
  return point === undefined ? 0n : (1n << BigInt(2 * point + (isIncluded ? 2 : 1))) - 1n;
}

function above(axis: Axis, { value, isIncluded }: Bound): bigint {
  const point = pointOf(axis, value);
  return point === undefined ? 0n : axis.values & ~((1n << BigInt(2 * point + (isIncluded ? 1 : 2))) - 1n);
}

function oneOf(axis: Axis, values: readonly FeelValue[]): Truth {
  const yes = values.reduce((all, value) => all | atomOf(axis, value), 0n);
  return { yes, no: allAtoms(axis) & ~yes };
}

function equal(axis: Axis, value: FeelValue | undefined): Truth {
  if (value === undefined) return { yes: 0n, no: 0n };
  const yes = atomOf(axis, value);
  if (value.kind === 'null') return { yes, no: allAtoms(axis) & ~yes };
  const comparable = value.kind === axis.kind ? axis.values : 0n;
  return { yes, no: (comparable | axis.missing) & ~yes };
}

function atomOf(axis: Axis, value: FeelValue): bigint {
  if (value.kind === 'null') return axis.missing;
  const point = pointOf(axis, value);
  return point === undefined ? 0n : 1n << BigInt(2 * point + 1);
}
