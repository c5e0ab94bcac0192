import { ExpressionSyntaxError, type JuelNode, type JuelPart, parseJuel } from '@stepwright/model/juel';
import type { TypedValue } from '../values/typed-value.ts';
import { add, type BinaryOperation, divide, multiply, negate, remainder, subtract } from './arithmetic.ts';
import { toBoolean } from './coercions.ts';
import { isEmpty, isEqual, isLess, isLessOrEqual } from './comparison.ts';
import { dateTimeMethod, dateTimeProperty } from './date-time.ts';
import { callFunction } from './functions.ts';
import type { Evaluate, Operand } from './operand.ts';
import { readProperty } from './properties.ts';
import {
  scopeObjectAsVariable,
  scopeObjectMethod,
  scopeObjectProperties,
  scopeObjectProperty,
} from './scope-objects.ts';
import { variable } from './variable-access.ts';

/** A part of the text: literal, or what stands in `${…}`. */
export type ExpressionPart = { readonly literal: string } | { readonly evaluate: Evaluate };

type Node<K extends JuelNode['kind']> = Extract<JuelNode, { readonly kind: K }>;

const TRUE: TypedValue = { type: 'Boolean', value: true };
const FALSE: TypedValue = { type: 'Boolean', value: false };
const NULL: TypedValue = { type: 'Null', value: null };

const STRICT_OPERATIONS: Readonly<Record<Exclude<Node<'binary'>['operator'], '||' | '&&'>, BinaryOperation>> = {
  '==': comparison(isEqual),
  '!=': comparison((a, b) => !isEqual(a, b)),
  '<': comparison(isLess),
  '>': comparison((a, b) => isLess(b, a)),
  '<=': comparison(isLessOrEqual),
  '>=': comparison((a, b) => isLessOrEqual(b, a)),
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': remainder,
};

/**
 * Compiles a text into functions that evaluate its parts.
 * @throws {ExpressionSyntaxError} when it does not parse, and then for the first thing in it that the local engine does not evaluate
 */
export function compileParts(text: string): ExpressionPart[] {
  const compiler = new NodeCompiler(text);
  return parseJuel(text).map((part) => compiler.part(part));
}

class NodeCompiler {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  part(part: JuelPart): ExpressionPart {
    return 'literal' in part ? part : { evaluate: this.#value(part.node) };
  }

  #operand(node: JuelNode): Operand {
    switch (node.kind) {
      case 'literal': {
        const { literal } = node;
        return operand(() => literal);
      }
      case 'identifier':
        return named(node.name);
      case 'property':
        return this.#property(this.#operand(node.base), node.name, node);
      case 'index':
        return this.#index(node);
      case 'function': {
        const called = callFunction(node.name, node.parameters.map((parameter) => this.#value(parameter)).length);
        return typeof called === 'string' ? this.#refuse(called, node) : called;
      }
      case 'method':
        return this.#method(node);
      case 'unary':
        return this.#unary(node);
      case 'binary':
        return this.#binary(node);
      case 'conditional':
        return this.#conditional(node);
    }
  }

  #conditional(node: Node<'conditional'>): Operand {
    const condition = this.#value(node.condition);
    const [yes, no] = [this.#value(node.yes), this.#value(node.no)];
    return operand((scope) => (toBoolean(condition(scope)) ? yes(scope) : no(scope)));
  }

  #binary(node: Node<'binary'>): Operand {
    const { operator } = node;
    const [a, b] = [this.#value(node.left), this.#value(node.right)];
    if (operator === '||') return operand((scope) => (toBoolean(a(scope)) || toBoolean(b(scope)) ? TRUE : FALSE));
    if (operator === '&&') return operand((scope) => (toBoolean(a(scope)) && toBoolean(b(scope)) ? TRUE : FALSE));
    const apply = STRICT_OPERATIONS[operator];
    return operand((scope) => apply(a(scope), b(scope)));
  }

  #unary(node: Node<'unary'>): Operand {
    const of = this.#value(node.operand);
    if (node.operator === '-') return operand((scope) => negate(of(scope)));
    if (node.operator === '!') return operand((scope) => (toBoolean(of(scope)) ? FALSE : TRUE));
    return operand((scope) => (isEmpty(of(scope)) ? TRUE : FALSE));
  }

  #index(node: Node<'index'>): Operand {
    const base = this.#operand(node.base);
    const { index } = node;
    if (base.kind !== 'value' && index.kind === 'literal' && index.literal.type === 'String') {
      return this.#property(base, index.literal.value, node);
    }
    const of = this.#valueOf(base, node);
    const at = this.#value(index);
    return operand((scope) => {
      const found = of(scope);
      return found.type === 'Null' ? NULL : readProperty(found, at(scope));
    });
  }

  #property(base: Operand, name: string, node: JuelNode): Operand {
    if (base.kind === 'dateTime') {
      const message = `The property '${name}' of dateTime() is not supported by this engine`;
      return dateTimeProperty(base, name) ?? this.#refuse(message, node);
    }
    if (base.kind === 'scopeObject') {
      const read = scopeObjectProperty(base.name, name);
      if (read) return operand(read);
      const known = scopeObjectProperties(base.name);
      return this.#refuse(
        `The property '${name}' of '${base.name}' is not supported by this engine, which knows ${known}`,
        node,
      );
    }
    const key: TypedValue = { type: 'String', value: name };
    return operand((scope) => readProperty(base.evaluate(scope), key));
  }

  #method(node: Node<'method'>): Operand {
    const base = this.#operand(node.base);
    const name = node.name ?? '[…]';
    const parameters = node.parameters.map((parameter) => this.#value(parameter));
    if (base.kind === 'dateTime') {
      const called = dateTimeMethod(base, name, parameters);
      if (called) return called;
    }
    if (base.kind === 'scopeObject') {
      const called = scopeObjectMethod(base.name, name, parameters);
      if (called) return operand(called);
    }
    return this.#refuse(`The method call '${name}(…)' is not supported by this engine, which calls no Java`, node);
  }

  #value(node: JuelNode): Evaluate {
    return this.#valueOf(this.#operand(node), node);
  }

  /** What is used as a value must be one. */
  #valueOf(of: Operand, node: JuelNode): Evaluate {
    if (of.kind === 'value') return of.evaluate;
    if (of.kind === 'scopeObject' && of.name !== 'execution') return scopeObjectAsVariable(of.name);
    const message =
      of.kind === 'dateTime'
        ? 'This engine has no value for what dateTime() gives; end it with toDate()'
        : "This engine has no value for 'execution' itself; read one of its properties";
    return this.#refuse(message, node);
  }

  #refuse(message: string, { position }: JuelNode): never {
    throw new ExpressionSyntaxError(message, this.#text, position);
  }
}

function named(name: string): Operand {
  if (name === 'execution' || name === 'task' || name === 'externalTask') return { kind: 'scopeObject', name };
  if (name !== 'authenticatedUserId') return operand(variable(name));
  return operand((scope) => (typeof scope.userId === 'string' ? { type: 'String', value: scope.userId } : NULL));
}

function operand(evaluate: Evaluate): Operand {
  return { kind: 'value', evaluate };
}

function comparison(holds: (a: TypedValue, b: TypedValue) => boolean): BinaryOperation {
  return (a, b) => (holds(a, b) ? TRUE : FALSE);
}
