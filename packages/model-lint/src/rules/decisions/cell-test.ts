import { constantOf, type Expression, type FeelValue } from '@stepwright/decision/syntax';

/** What a cell asks of its input, when that is something that can be computed with. */
export type CellTest =
  | { readonly kind: 'always' }
  | { readonly kind: 'not'; readonly test: CellTest }
  | { readonly kind: 'any'; readonly tests: readonly CellTest[] }
  | { readonly kind: 'order'; readonly operator: '<' | '<=' | '>' | '>='; readonly value: FeelValue }
  | { readonly kind: 'range'; readonly from: Bound; readonly to: Bound }
  /** One of the values. In a list the engine answers `false` for a value of another type, else `null`; `not(…)` tells them apart. */
  | { readonly kind: 'equal'; readonly values: readonly FeelValue[]; readonly isList: boolean };

export interface Bound {
  readonly value: FeelValue;
  readonly isIncluded: boolean;
}

const always: CellTest = { kind: 'always' };

/** Reads the tests of a cell; undefined when they ask for more than values that are written down: other variables, calls, `?`. */
export function readCellTest(expression: Expression): CellTest | undefined {
  switch (expression.kind) {
    case 'boolean':
      return expression.value ? always : undefined;
    case 'not':
      return negated(readCellTest(expression.operand));
    case 'any':
      return anyOf(expression.tests.map(readCellTest));
    case 'test-order': {
      const value = constantOf(expression.operand);
      return value && { kind: 'order', operator: expression.operator, value };
    }
    case 'test-range': {
      const { start, startClosed, end, endClosed } = expression.range;
      const [from, to] = [constantOf(start), constantOf(end)];
      if (!from || !to) return undefined;
      return {
        kind: 'range',
        from: { value: from, isIncluded: startClosed },
        to: { value: to, isIncluded: endClosed },
      };
    }
    case 'test-boolean':
      return { kind: 'equal', values: [{ kind: 'boolean', value: expression.value }], isList: false };
    case 'test':
      return ofConstant(constantOf(expression.expression));
    default:
      return undefined;
  }
}

function negated(test: CellTest | undefined): CellTest | undefined {
  return test && { kind: 'not', test };
}

function anyOf(tests: readonly (CellTest | undefined)[]): CellTest | undefined {
  const read = tests.filter((test) => test !== undefined);
  return read.length === tests.length ? { kind: 'any', tests: read } : undefined;
}

function ofConstant(value: FeelValue | undefined): CellTest | undefined {
  if (!value) return undefined;
  switch (value.kind) {
    case 'range':
    case 'context':
    case 'function':
      return undefined;
    case 'list':
      return { kind: 'equal', values: value.items, isList: true };
    case 'boolean':
      // The engine takes a test that is true for one that holds, whatever the input is.
      return value.value ? always : { kind: 'equal', values: [value], isList: true };
    default:
      return { kind: 'equal', values: [value], isList: false };
  }
}

/** The values at which a test draws a line. */
export function boundariesOf(test: CellTest): readonly FeelValue[] {
  switch (test.kind) {
    case 'always':
      return [];
    case 'not':
      return boundariesOf(test.test);
    case 'any':
      return test.tests.flatMap(boundariesOf);
    case 'order':
      return [test.value];
    case 'range':
      return [test.from.value, test.to.value];
    case 'equal':
      return test.values;
  }
}
