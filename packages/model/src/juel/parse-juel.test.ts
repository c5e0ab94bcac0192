// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { expect, test } from 'vitest';
import type { JuelNode } from './juel-node.ts';
import { juelChildren } from './juel-node.ts';
import { parseJuel } from './parse-juel.ts';

/** Writes a tree with all its brackets. */
function shown(node: JuelNode): string {
  const [a = '', b = '', c = ''] = juelChildren(node).map(shown);
  switch (node.kind) {
    case 'literal':
      return node.literal.type === 'String' ? JSON.stringify(node.literal.value) : String(node.literal.value);
    case 'identifier':
      return node.name;
    case 'property':
      return `${a}.${node.name}`;
    case 'index':
      return `${a}[${b}]`;
    case 'function':
      return `${node.name}(${juelChildren(node).map(shown).join(', ')})`;
    case 'method':
      return `${a}.${node.name}(${juelChildren(node).slice(1).map(shown).join(', ')})`;
    case 'unary':
      return `(${node.operator} ${a})`;
    case 'binary':
      return `(${a} ${node.operator} ${b})`;
    case 'conditional':
      return `(${a} ? ${b} : ${c})`;
  }
}

function parsed(text: string): string {
  return parseJuel(text)
    .map((part) => ('literal' in part ? part.literal : shown(part.node)))
    .join('|');
}

test.each([
  ['${a + b * c}', '(a + (b * c))'],
  ['${a - b - c}', '((a - b) - c)'],
  ['${not a and b or c}', '(((! a) && b) || c)'],
  ['${a lt 3 == b ge 4}', '((a < 3) == (b >= 4))'],
  ['${empty a ? -1 : x.y["z"].w(1, "q")}', '((empty a) ? (- 1) : x.y["z"].w(1, "q"))'],
  ['${a["m"](2)}', 'a.m(2)'],
  ['${ns:f(a, 1.5)}', 'ns:f(a, 1.5)'],
  ['#{x} and \\${y} of #{z}', 'x| and ${y} of |z'],
  ['plain', 'plain'],
  ['', ''],
])('%s is %s', (text, tree) => {
  expect(parsed(text)).toBe(tree);
});

test('a node knows where it stands in the whole text', () => {
  const [, part] = parseJuel('so ${first == second}');
  if (!part || !('node' in part) || part.node.kind !== 'binary') throw new Error('no comparison');
  expect([part.node.left.position, part.node.position, part.node.right.position]).toEqual([5, 11, 14]);
});

test.each(['${', '${a', '${a b}', '${1 +}', '${"a}', '${a.}', '${99999999999999999999}', '${a} #{b}'])(
  '%s is refused',
  (text) => {
    expect(() => parseJuel(text)).toThrow(/^Error parsing/);
  },
);

test.each([
  ['parentheses', `\${${'('.repeat(5_000)}1${')'.repeat(5_000)}}`],
  ['signs', `\${${'-'.repeat(50_000)}1}`],
  ['terms', `\${${'a+'.repeat(50_000)}a}`],
])('too many %s are refused and not followed', (_, text) => {
  expect(() => parseJuel(text)).toThrow(/more than this engine takes/);
});
