import { type JuelNode, juelChildren, parseJuel } from '@stepwright/model/juel';
import type { Expression } from '../juel/expression.ts';
import { processEngineException } from '../state/engine-error.ts';

/** Nobody here can say what an expression gives: only Camunda can evaluate it. */
export class UnknownValue extends Error {
  override readonly name: string = 'UnknownValue';
}

/**
 * Stands for an expression that Camunda evaluates and the local engine does not. A model with one is refused, so it is evaluated only where
 * somebody asks what Camunda would say to a start event: there a name that stands for a variable or a bean has no value.
 */
export function unsupportedExpression(text: string): Expression {
  return {
    text,
    isLiteral: false,
    evaluate: () => {
      const name = firstName(text);
      if (name === undefined) throw new UnknownValue(`The value of '${text}' is not known.`);
      throw processEngineException(
        `Unknown property used in expression: ${text}. Cause: Cannot resolve identifier '${name}'`,
      );
    },
  };
}

function firstName(text: string): string | undefined {
  const open: JuelNode[] = nodesIn(text);
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'identifier') return node.name;
    open.push(...juelChildren(node).toReversed());
  }
  return undefined;
}

function nodesIn(text: string): JuelNode[] {
  try {
    return parseJuel(text).flatMap((part) => ('node' in part ? [part.node] : []));
  } catch {
    return [];
  }
}
