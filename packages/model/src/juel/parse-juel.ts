import { ExpressionSyntaxError, unexpected } from './expression-syntax-error.ts';
import type { JuelBinaryOperator, JuelLiteral, JuelNode, JuelPart } from './juel-node.ts';
import { Scanner, type Token, type TokenKind } from './scanner.ts';

// Trees go as deep as an expression is long; no expression that a person wrote comes near these.
const nestingMax = 200;
const tokensMax = 2000;
const longMax = 2n ** 63n - 1n;

const expressionStart = "<IDENTIFIER>|<STRING>|<FLOAT>|<INTEGER>|'true'|'false'|'null'|'-'|'!'|'not'|'empty'|'('";

/** From weak to strong, between `&&` and the unary ones. */
const levels: readonly (readonly TokenKind[])[] = [
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];

/**
 * Parses a text by the grammar of Camunda 7's JUEL: literal text with `${…}` or `#{…}` in it. What names mean is not looked at.
 * @throws {ExpressionSyntaxError} in the engine's words when it does not parse, in our own when it is larger than is taken.
 */
export function parseJuel(text: string): readonly JuelPart[] {
  return new Parser(text).parse();
}

class Parser {
  readonly #text: string;
  readonly #scanner: Scanner;
  readonly #lookahead: Token[] = [];
  #token: Token;
  #tokenCount = 0;
  #nesting = 0;

  constructor(text: string) {
    this.#text = text;
    this.#scanner = new Scanner(text);
    this.#token = this.#scanner.next();
  }

  parse(): JuelPart[] {
    const parts: JuelPart[] = [];
    let opening: TokenKind | undefined;
    while (this.#token.kind !== 'EOF') {
      if (this.#token.kind === 'TEXT') {
        parts.push({ literal: this.#advance().image });
        continue;
      }
      opening ??= this.#token.kind === '#{' ? '#{' : '${';
      this.#expect(opening);
      parts.push({ node: this.#expression() });
      this.#expect('}');
    }
    return parts;
  }

  #expression(): JuelNode {
    return this.#nested(() => {
      const condition = this.#or();
      if (this.#token.kind !== '?') return condition;
      const { position } = this.#advance();
      const yes = this.#expression();
      this.#expect(':');
      return { kind: 'conditional', position, condition, yes, no: this.#expression() };
    });
  }

  #or(): JuelNode {
    let left = this.#and();
    while (this.#token.kind === '||') left = this.#binaryWith(left, () => this.#and());
    return left;
  }

  #and(): JuelNode {
    let left = this.#binary(0);
    while (this.#token.kind === '&&') left = this.#binaryWith(left, () => this.#binary(0));
    return left;
  }

  #binary(level: number): JuelNode {
    const operators = levels[level];
    if (!operators) return this.#unary();
    let left = this.#binary(level + 1);
    while (operators.includes(this.#token.kind)) left = this.#binaryWith(left, () => this.#binary(level + 1));
    return left;
  }

  #binaryWith(left: JuelNode, readRight: () => JuelNode): JuelNode {
    const { kind, position } = this.#advance();
    return { kind: 'binary', position, operator: kind as JuelBinaryOperator, left, right: readRight() };
  }

  #unary(): JuelNode {
    const { kind, position } = this.#token;
    if (kind !== '!' && kind !== '-' && kind !== 'EMPTY') return this.#suffixed();
    this.#advance();
    const operand = this.#nested(() => this.#unary());
    return { kind: 'unary', position, operator: kind === 'EMPTY' ? 'empty' : kind, operand };
  }

  #suffixed(): JuelNode {
    let base = this.#primary();
    for (;;) {
      if (this.#token.kind === '.') {
        this.#advance();
        const { image: name, position } = this.#expect('IDENTIFIER');
        base = this.#isCall() ? this.#method(base, name, position) : { kind: 'property', position, base, name };
      } else if (this.#token.kind === '[') base = this.#index(base);
      else return base;
    }
  }

  #index(base: JuelNode): JuelNode {
    const { position } = this.#advance();
    const index = this.#expression();
    this.#expect(']');
    if (!this.#isCall()) return { kind: 'index', position, base, index };
    const isName = index.kind === 'literal' && index.literal.type === 'String';
    return this.#method(base, isName ? String(index.literal.value) : undefined, position);
  }

  #method(base: JuelNode, name: string | undefined, position: number): JuelNode {
    return { kind: 'method', position, base, name, parameters: this.#parameters() };
  }

  #parameters(): JuelNode[] {
    const parameters: JuelNode[] = [];
    this.#expect('(');
    if (this.#token.kind !== ')') {
      parameters.push(this.#expression());
      while (this.#token.kind === ',') {
        this.#advance();
        parameters.push(this.#expression());
      }
    }
    this.#expect(')');
    return parameters;
  }

  #primary(): JuelNode {
    const token = this.#token;
    switch (token.kind) {
      case 'IDENTIFIER':
        return this.#named();
      case '(': {
        this.#advance();
        const inner = this.#expression();
        this.#expect(')');
        return inner;
      }
      case 'INTEGER': {
        const value = BigInt(token.image);
        if (value > longMax) throw this.#unexpected('<INTEGER>');
        return this.#literal({ type: 'Long', value });
      }
      case 'FLOAT':
        return this.#literal({ type: 'Double', value: Number(token.image) });
      case 'STRING':
        return this.#literal({ type: 'String', value: token.image });
      case 'TRUE':
      case 'FALSE':
        return this.#literal({ type: 'Boolean', value: token.kind === 'TRUE' });
      case 'NULL':
        return this.#literal({ type: 'Null', value: null });
      default:
        throw this.#unexpected(expressionStart);
    }
  }

  #named(): JuelNode {
    const { image, position } = this.#advance();
    let name = image;
    if (this.#token.kind === ':' && this.#peek(0).kind === 'IDENTIFIER' && this.#peek(1).kind === '(') {
      this.#advance();
      name = `${name}:${this.#advance().image}`;
    }
    if (!this.#isCall()) return { kind: 'identifier', position, name };
    return { kind: 'function', position, name, parameters: this.#parameters() };
  }

  #literal(literal: JuelLiteral): JuelNode {
    return { kind: 'literal', position: this.#advance().position, literal };
  }

  #isCall(): boolean {
    return this.#token.kind === '(';
  }

  #nested<T>(parse: () => T): T {
    this.#nesting += 1;
    if (this.#nesting > nestingMax) throw this.#tooLarge(`is nested deeper than ${nestingMax}`);
    const parsed = parse();
    this.#nesting -= 1;
    return parsed;
  }

  #advance(): Token {
    const consumed = this.#token;
    this.#tokenCount += 1;
    if (this.#tokenCount > tokensMax) throw this.#tooLarge(`has more than ${tokensMax} parts`);
    this.#token = this.#lookahead.shift() ?? this.#scanner.next();
    return consumed;
  }

  #peek(index: number): Token {
    while (this.#lookahead.length <= index) this.#lookahead.push(this.#scanner.next());
    return this.#lookahead[index] as Token;
  }

  #expect(kind: TokenKind): Token {
    if (this.#token.kind !== kind) throw this.#unexpected(kind === 'IDENTIFIER' ? '<IDENTIFIER>' : `'${kind}'`);
    return this.#advance();
  }

  #unexpected(expected: string): ExpressionSyntaxError {
    return unexpected('syntax', this.#text, this.#token.position, `'${this.#token.image}'`, expected);
  }

  #tooLarge(what: string): ExpressionSyntaxError {
    const message = `The expression ${what}, which is more than this engine takes: ${this.#text.slice(0, 100)}…`;
    return new ExpressionSyntaxError(message, this.#text, this.#token.position);
  }
}
