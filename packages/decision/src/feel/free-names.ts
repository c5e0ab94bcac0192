import { expressionParts } from './expression-parts.ts';
import type { Expression } from './syntax.ts';

/**
 * The variables that an expression reads and does not define itself: `order` of `order.total`, none of `for i in [1] return i`. What stands in a
 * filter (`orders[total > 5]`) is left out: such names may be entries of the items.
 */
export function freeNames(expression: Expression): ReadonlySet<string> {
  const found = new Set<string>();
  collect(expression, new Set(), found);
  return found;
}

function collect(expression: Expression, bound: ReadonlySet<string>, found: Set<string>): void {
  switch (expression.kind) {
    case 'variable':
      if (!bound.has(expression.name)) found.add(expression.name);
      return;
    case 'filter':
      collect(expression.base, bound, found);
      return;
    case 'function':
      collect(expression.body, new Set([...bound, ...expression.params]), found);
      return;
    case 'context': {
      let inside = bound;
      for (const [key, entry] of expression.entries) {
        collect(entry, inside, found);
        inside = new Set([...inside, key]);
      }
      return;
    }
    case 'for':
    case 'some':
    case 'every': {
      let inside = bound;
      for (const { name, list } of expression.iterators) {
        collect(list, inside, found);
        inside = new Set([...inside, name]);
      }
      if (expression.kind === 'for') collect(expression.body, new Set([...inside, 'partial']), found);
      else collect(expression.condition, inside, found);
      return;
    }
    default:
      for (const part of expressionParts(expression)) collect(part, bound, found);
  }
}
