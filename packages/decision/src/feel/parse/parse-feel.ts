import { parser, trackVariables } from '@bpmn-io/lezer-feel';
import type { SyntaxNode, Tree } from '@lezer/common';
import { FeelLimit, FeelSyntaxError, FeelUnsupported } from '../feel-error.ts';
import type { Expression } from '../syntax.ts';
import { convertExpression } from './convert-expression.ts';
import { convertUnaryTests } from './convert-unary-tests.ts';
import { converters } from './converters.ts';
import { prepareSource } from './prepare-source.ts';
import type { Source } from './source.ts';

const lengthMax = 50_000;
const nestingMax = 200;
const expressions = parser.configure({
  top: 'Expression',
  dialect: 'camunda',
  strict: true,
  contextTracker: trackVariables({}),
});
const tests = expressions.configure({ top: 'UnaryTests' });

/**
 * Reads an expression as the engine does: names have no spaces unless they are in backticks or name a function.
 * @throws FeelSyntaxError, FeelUnsupported, FeelLimit
 */
export function parseExpression(text: string): Expression {
  return guarded(text, (source) => {
    const node = onlyChild(source, expressions.parse(source.prepared));
    return convertExpression(source, node);
  });
}

/**
 * Reads the tests of an input entry.
 * @throws FeelSyntaxError, FeelUnsupported, FeelLimit
 */
export function parseUnaryTests(text: string): Expression {
  return guarded(text, (source) => convertUnaryTests(source, tests.parse(source.prepared).topNode));
}

function guarded(text: string, read: (source: Source) => Expression): Expression {
  if (text.length > lengthMax)
    throw new FeelLimit(`an expression of ${text.length} characters is longer than ${lengthMax}`);
  const prepared = prepareSource(text);
  if (prepared.nesting > nestingMax) throw new FeelLimit(`an expression is nested deeper than ${nestingMax}`);
  try {
    return read({ text, prepared: prepared.text, converters, depth: 0 });
  } catch (error) {
    if (error instanceof FeelSyntaxError || error instanceof FeelUnsupported || error instanceof FeelLimit) throw error;
    if (error instanceof RangeError) throw new FeelLimit('an expression is nested too deep');
    throw new FeelSyntaxError(describe(error, text), { cause: error });
  }
}

function onlyChild(source: Source, tree: Tree): SyntaxNode {
  const children: SyntaxNode[] = [];
  for (let node = tree.topNode.firstChild; node; node = node.nextSibling) {
    if (!node.name.endsWith('Comment')) children.push(node);
  }
  const [first, second] = children;
  if (!first || second) throw new FeelSyntaxError(`one expression is expected in '${source.text.slice(0, 60)}'`);
  return first;
}

function describe(error: unknown, text: string): string {
  const at = /at (\d+)$/.exec(error instanceof Error ? error.message : '')?.[1];
  if (at === undefined) return 'the expression does not parse';
  const rest = text.slice(Number(at), Number(at) + 20);
  return rest === '' ? 'the expression ends too early' : `unexpected '${rest}' at character ${Number(at) + 1}`;
}
