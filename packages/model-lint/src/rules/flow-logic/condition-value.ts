import type { JuelBinaryOperator, JuelNode } from '@stepwright/model/juel';

/** What a variable or a part of a condition is. */
export type ConditionValue = boolean | number | string | null;

/**
 * What an expression gives for these variables, as the engine computes it; undefined for everything that is more than comparisons of variables
 * with literals of their own kind, joined by `&&`, `||` and `!`.
 */
export function conditionValue(
  node: JuelNode,
  variables: ReadonlyMap<string, ConditionValue>,
): ConditionValue | undefined {
  switch (node.kind) {
    case 'literal':
      return literalValue(node);
    case 'identifier':
      return variables.get(node.name);
    case 'unary':
      return unaryValue(node.operator, conditionValue(node.operand, variables));
    case 'binary':
      return binaryValue(node.operator, conditionValue(node.left, variables), conditionValue(node.right, variables));
    default:
      return undefined;
  }
}

function literalValue({ literal }: Extract<JuelNode, { kind: 'literal' }>): ConditionValue | undefined {
  if (typeof literal.value !== 'bigint') return literal.value;
  const number = Number(literal.value);
  return Number.isSafeInteger(number) ? number : undefined;
}

function unaryValue(operator: '-' | '!' | 'empty', operand: ConditionValue | undefined): ConditionValue | undefined {
  if (operand === undefined) return undefined;
  if (operator === 'empty') return operand === null || operand === '';
  if (operator === '-') return typeof operand === 'number' ? -operand : undefined;
  const truth = truthOf(operand);
  return truth === undefined ? undefined : !truth;
}

/** Inside of a condition nothing counts as false; what is neither nothing nor a Boolean is no condition that is looked at here. */
function truthOf(value: ConditionValue): boolean | undefined {
  return value === null ? false : typeof value === 'boolean' ? value : undefined;
}

function binaryValue(
  operator: JuelBinaryOperator,
  left: ConditionValue | undefined,
  right: ConditionValue | undefined,
): ConditionValue | undefined {
  if (left === undefined || right === undefined) return undefined;
  switch (operator) {
    case '&&':
    case '||':
      return joinedValue(operator, truthOf(left), truthOf(right));
    case '==':
    case '!=': {
      if (left !== null && right !== null && typeof left !== typeof right) return undefined;
      return (left === right) === (operator === '==');
    }
    case '<':
    case '>':
    case '<=':
    case '>=':
      return orderValue(operator, left, right);
    default:
      return undefined;
  }
}

function joinedValue(
  operator: '&&' | '||',
  left: boolean | undefined,
  right: boolean | undefined,
): boolean | undefined {
  if (left === undefined || right === undefined) return undefined;
  return operator === '&&' ? left && right : left || right;
}

function orderValue(operator: string, left: ConditionValue, right: ConditionValue): boolean | undefined {
  // Nothing is neither smaller nor greater than anything.
  if (left === null || right === null) return left === right ? undefined : false;
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  if (operator === '<') return left < right;
  if (operator === '>') return left > right;
  return operator === '<=' ? left <= right : left >= right;
}
