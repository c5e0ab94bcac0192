/** A value that is written into an expression. */
export type JuelLiteral =
  | { readonly type: 'Boolean'; readonly value: boolean }
  | { readonly type: 'Long'; readonly value: bigint }
  | { readonly type: 'Double'; readonly value: number }
  | { readonly type: 'String'; readonly value: string }
  | { readonly type: 'Null'; readonly value: null };

/** From weak to strong: `||`, `&&`, equality, order, sum, product. */
export type JuelBinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '>' | '<=' | '>=' | '+' | '-' | '*' | '/' | '%';

/** A part of an expression. `position` counts from 0 in the whole text. */
export type JuelNode = { readonly position: number } & (
  | { readonly kind: 'literal'; readonly literal: JuelLiteral }
  /** A name that stands by itself: a variable, or an object of the engine such as `execution`. */
  | { readonly kind: 'identifier'; readonly name: string }
  | { readonly kind: 'property'; readonly base: JuelNode; readonly name: string }
  /** `base[index]` */
  | { readonly kind: 'index'; readonly base: JuelNode; readonly index: JuelNode }
  /** `name(…)`, the name with its prefix where it has one. */
  | { readonly kind: 'function'; readonly name: string; readonly parameters: readonly JuelNode[] }
  /** `base.name(…)`; the name is undefined when it is computed. */
  | {
      readonly kind: 'method';
      readonly base: JuelNode;
      readonly name: string | undefined;
      readonly parameters: readonly JuelNode[];
    }
  | { readonly kind: 'unary'; readonly operator: '-' | '!' | 'empty'; readonly operand: JuelNode }
  | {
      readonly kind: 'binary';
      readonly operator: JuelBinaryOperator;
      readonly left: JuelNode;
      readonly right: JuelNode;
    }
  | { readonly kind: 'conditional'; readonly condition: JuelNode; readonly yes: JuelNode; readonly no: JuelNode }
);

/** A piece of a text: literal, or what stands in `${…}`. */
export type JuelPart = { readonly literal: string } | { readonly node: JuelNode };

/** The parts that a part is made of, in the order of the text. */
export function juelChildren(node: JuelNode): readonly JuelNode[] {
  switch (node.kind) {
    case 'literal':
    case 'identifier':
      return [];
    case 'property':
      return [node.base];
    case 'index':
      return [node.base, node.index];
    case 'function':
      return node.parameters;
    case 'method':
      return [node.base, ...node.parameters];
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'conditional':
      return [node.condition, node.yes, node.no];
  }
}
