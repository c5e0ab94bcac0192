import { parseJavaLong } from '../values/java-long.ts';
import type { TypedValue } from '../values/typed-value.ts';
import { add, type BinaryOperation, divide, multiply, negate, remainder, subtract } from './arithmetic.ts';
import { toBoolean } from './coercions.ts';
import { isEmpty, isEqual, isLess, isLessOrEqual } from './comparison.ts';
import { dateTimeMethod, dateTimeProperty } from './date-time.ts';
import { ExpressionSyntaxError, unexpected } from './expression-syntax-error.ts';
import { callFunction } from './functions.ts';
import type { Evaluate, Operand } from './operand.ts';
import { readProperty } from './properties.ts';
import { Scanner, type Token, type TokenKind } from './scanner.ts';
import {
  scopeObjectAsVariable,
  scopeObjectMethod,
  scopeObjectProperties,
  scopeObjectProperty,
} from './scope-objects.ts';
import { variable } from './variable-access.ts';

/** A part of the text: literal, or what stands in `${…}`. */
export type ExpressionPart = { readonly literal: string } | { readonly evaluate: Evaluate };

// Evaluation goes as deep as an expression is long; no expression that a person wrote comes near these.
const NESTING_MAX = 200;
const TOKENS_MAX = 2000;

const EXPRESSION_START = "<IDENTIFIER>|<STRING>|<FLOAT>|<INTEGER>|'true'|'false'|'null'|'-'|'!'|'not'|'empty'|'('";
const TRUE: TypedValue = { type: 'Boolean', value: true };
const FALSE: TypedValue = { type: 'Boolean', value: false };
const NULL: TypedValue = { type: 'Null', value: null };

type Operations = Readonly<Partial<Record<TokenKind, BinaryOperation>>>;
/** From weak to strong, between `&&` and the unary ones. */
const LEVELS: readonly Operations[] = [
  { '==': comparison(isEqual), '!=': comparison((a, b) => !isEqual(a, b)) },
  {
    '<': comparison(isLess),
    '>': comparison((a, b) => isLess(b, a)),
    '<=': comparison(isLessOrEqual),
    '>=': comparison((a, b) => isLessOrEqual(b, a)),
  },
  { '+': add, '-': subtract },
  { '*': multiply, '/': divide, '%': remainder },
];

/**
 * Parses an expression by the grammar of the engine's JUEL into functions that evaluate it.
 * @throws ExpressionSyntaxError
 */
export class Parser {
  private readonly text: string;
  private readonly scanner: Scanner;
  private readonly lookahead: Token[] = [];
  private token: Token;
  private tokenCount = 0;
  private nesting = 0;
  /** The engine binds functions after it has parsed everything, so a syntax error comes first. */
  private refusal: ExpressionSyntaxError | undefined;

  constructor(text: string) {
    this.text = text;
    this.scanner = new Scanner(text);
    this.token = this.scanner.next();
  }

  parse(): ExpressionPart[] {
    const parts: ExpressionPart[] = [];
    let opening: TokenKind | undefined;
    while (this.token.kind !== 'EOF') {
      if (this.token.kind === 'TEXT') {
        parts.push({ literal: this.advance().image });
        continue;
      }
      opening ??= this.token.kind === '#{' ? '#{' : '${';
      this.expect(opening);
      parts.push({ evaluate: this.value(this.expression()) });
      this.expect('}');
    }
    if (this.refusal) throw this.refusal;
    return parts;
  }

  private expression(): Operand {
    return this.nested(() => {
      const question = this.or();
      if (this.token.kind !== '?') return question;
      this.advance();
      const yes = this.value(this.expression());
      this.expect(':');
      const no = this.value(this.expression());
      const condition = this.value(question);
      return operand((scope) => (toBoolean(condition(scope)) ? yes(scope) : no(scope)));
    });
  }

  private or(): Operand {
    let left = this.and();
    while (this.token.kind === '||') {
      this.advance();
      const [a, b] = [this.value(left), this.value(this.and())];
      left = operand((scope) => (toBoolean(a(scope)) || toBoolean(b(scope)) ? TRUE : FALSE));
    }
    return left;
  }

  private and(): Operand {
    let left = this.binary(0);
    while (this.token.kind === '&&') {
      this.advance();
      const [a, b] = [this.value(left), this.value(this.binary(0))];
      left = operand((scope) => (toBoolean(a(scope)) && toBoolean(b(scope)) ? TRUE : FALSE));
    }
    return left;
  }

  private binary(level: number): Operand {
    const operations = LEVELS[level];
    if (!operations) return this.unary();
    let left = this.binary(level + 1);
    for (let operation = operations[this.token.kind]; operation; operation = operations[this.token.kind]) {
      const apply = operation;
      this.advance();
      const [a, b] = [this.value(left), this.value(this.binary(level + 1))];
      left = operand((scope) => apply(a(scope), b(scope)));
    }
    return left;
  }

  private unary(): Operand {
    const { kind } = this.token;
    if (kind !== '!' && kind !== '-' && kind !== 'EMPTY') return this.suffixed();
    this.advance();
    const of = this.nested(() => this.value(this.unary()));
    if (kind === '-') return operand((scope) => negate(of(scope)));
    if (kind === '!') return operand((scope) => (toBoolean(of(scope)) ? FALSE : TRUE));
    return operand((scope) => (isEmpty(of(scope)) ? TRUE : FALSE));
  }

  private suffixed(): Operand {
    let base = this.primary();
    for (;;) {
      if (this.token.kind === '.') {
        this.advance();
        const { image } = this.expect('IDENTIFIER');
        base = this.isCall() ? this.method(base, image) : this.property(base, image);
      } else if (this.token.kind === '[') {
        base = this.index(base);
      } else return base;
    }
  }

  private index(base: Operand): Operand {
    this.advance();
    const literal = this.token;
    const index = this.value(this.expression());
    this.expect(']');
    if (this.isCall()) return this.method(base, literal.kind === 'STRING' ? literal.image : '[…]');
    if (base.kind !== 'value' && literal.kind === 'STRING') return this.property(base, literal.image);
    const of = this.value(base);
    return operand((scope) => {
      const found = of(scope);
      return found.type === 'Null' ? NULL : readProperty(found, index(scope));
    });
  }

  private property(base: Operand, name: string): Operand {
    if (base.kind === 'dateTime') {
      return (
        dateTimeProperty(base, name) ??
        this.refuse(`The property '${name}' of dateTime() is not supported by this engine`)
      );
    }
    if (base.kind === 'scopeObject') {
      const read = scopeObjectProperty(base.name, name);
      if (read) return operand(read);
      const known = scopeObjectProperties(base.name);
      return this.refuse(
        `The property '${name}' of '${base.name}' is not supported by this engine, which knows ${known}`,
      );
    }
    const key: TypedValue = { type: 'String', value: name };
    return operand((scope) => readProperty(base.evaluate(scope), key));
  }

  private method(base: Operand, name: string): Operand {
    const parameters = this.parameters();
    if (base.kind === 'dateTime') {
      const called = dateTimeMethod(base, name, parameters);
      if (called) return called;
    }
    if (base.kind === 'scopeObject') {
      const called = scopeObjectMethod(base.name, name, parameters);
      if (called) return operand(called);
    }
    return this.refuse(`The method call '${name}(…)' is not supported by this engine, which calls no Java`);
  }

  private parameters(): Evaluate[] {
    const parameters: Evaluate[] = [];
    this.expect('(');
    if (this.token.kind !== ')') {
      parameters.push(this.value(this.expression()));
      while (this.token.kind === ',') {
        this.advance();
        parameters.push(this.value(this.expression()));
      }
    }
    this.expect(')');
    return parameters;
  }

  private primary(): Operand {
    const token = this.token;
    switch (token.kind) {
      case 'IDENTIFIER':
        return this.named();
      case '(': {
        this.advance();
        const inner = this.expression();
        this.expect(')');
        return inner;
      }
      case 'INTEGER': {
        const value = parseJavaLong(token.image);
        if (value === undefined) throw this.unexpected('<INTEGER>');
        return this.literal({ type: 'Long', value });
      }
      case 'FLOAT':
        return this.literal({ type: 'Double', value: Number(token.image) });
      case 'STRING':
        return this.literal({ type: 'String', value: token.image });
      case 'TRUE':
        return this.literal(TRUE);
      case 'FALSE':
        return this.literal(FALSE);
      case 'NULL':
        return this.literal(NULL);
      default:
        throw this.unexpected(EXPRESSION_START);
    }
  }

  private named(): Operand {
    let name = this.advance().image;
    if (this.token.kind === ':' && this.peek(0).kind === 'IDENTIFIER' && this.peek(1).kind === '(') {
      this.advance();
      name = `${name}:${this.advance().image}`;
    }
    if (this.isCall()) {
      const called = callFunction(name, this.parameters().length);
      return typeof called === 'string' ? this.refuse(called) : called;
    }
    if (name === 'execution' || name === 'task' || name === 'externalTask') return { kind: 'scopeObject', name };
    if (name !== 'authenticatedUserId') return operand(variable(name));
    return operand((scope) => (typeof scope.userId === 'string' ? { type: 'String', value: scope.userId } : NULL));
  }

  private literal(value: TypedValue): Operand {
    this.advance();
    return operand(() => value);
  }

  /** What is used as a value must be one. */
  private value(of: Operand): Evaluate {
    if (of.kind === 'value') return of.evaluate;
    if (of.kind === 'scopeObject' && of.name !== 'execution') return scopeObjectAsVariable(of.name);
    const message =
      of.kind === 'dateTime'
        ? 'This engine has no value for what dateTime() gives; end it with toDate()'
        : "This engine has no value for 'execution' itself; read one of its properties";
    return this.value(this.refuse(message));
  }

  private refuse(message: string): Operand {
    this.refusal ??= new ExpressionSyntaxError(message, this.text, this.token.position);
    return operand(() => NULL);
  }

  private isCall(): boolean {
    return this.token.kind === '(';
  }

  private nested<T>(parse: () => T): T {
    this.nesting += 1;
    if (this.nesting > NESTING_MAX) throw this.tooLarge(`is nested deeper than ${NESTING_MAX}`);
    const parsed = parse();
    this.nesting -= 1;
    return parsed;
  }

  private advance(): Token {
    const consumed = this.token;
    this.tokenCount += 1;
    if (this.tokenCount > TOKENS_MAX) throw this.tooLarge(`has more than ${TOKENS_MAX} parts`);
    this.token = this.lookahead.shift() ?? this.scanner.next();
    return consumed;
  }

  private peek(index: number): Token {
    while (this.lookahead.length <= index) this.lookahead.push(this.scanner.next());
    return this.lookahead[index] as Token;
  }

  private expect(kind: TokenKind): Token {
    if (this.token.kind !== kind) throw this.unexpected(kind === 'IDENTIFIER' ? '<IDENTIFIER>' : `'${kind}'`);
    return this.advance();
  }

  private unexpected(expected: string): ExpressionSyntaxError {
    return unexpected('syntax', this.text, this.token.position, `'${this.token.image}'`, expected);
  }

  private tooLarge(what: string): ExpressionSyntaxError {
    const message = `The expression ${what}, which is more than this engine takes: ${this.text.slice(0, 100)}…`;
    return new ExpressionSyntaxError(message, this.text, this.token.position);
  }
}

function operand(evaluate: Evaluate): Operand {
  return { kind: 'value', evaluate };
}

function comparison(holds: (a: TypedValue, b: TypedValue) => boolean): BinaryOperation {
  return (a, b) => (holds(a, b) ? TRUE : FALSE);
}
