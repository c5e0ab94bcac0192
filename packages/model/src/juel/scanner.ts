import { unexpected } from './expression-syntax-error.ts';

/** Names are those of the engine's messages: `<IDENTIFIER>`, `'}'`. */
export type TokenKind =
  | 'EOF'
  | 'TEXT'
  | 'IDENTIFIER'
  | 'STRING'
  | 'INTEGER'
  | 'FLOAT'
  | 'TRUE'
  | 'FALSE'
  | 'NULL'
  | 'EMPTY'
  | 'INSTANCEOF'
  | '${'
  | '#{'
  | '}'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '('
  | ')'
  | '['
  | ']'
  | '.'
  | ','
  | '?'
  | ':'
  | '!'
  | '&&'
  | '||'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>=';

export interface Token {
  readonly kind: TokenKind;
  /** The text, of strings and literal text without escapes. */
  readonly image: string;
  readonly position: number;
  /** How many characters of the source it takes. */
  readonly size: number;
}

const KEYWORDS = new Map<string, TokenKind>([
  ['null', 'NULL'],
  ['true', 'TRUE'],
  ['false', 'FALSE'],
  ['empty', 'EMPTY'],
  ['div', '/'],
  ['mod', '%'],
  ['not', '!'],
  ['and', '&&'],
  ['or', '||'],
  ['le', '<='],
  ['lt', '<'],
  ['eq', '=='],
  ['ne', '!='],
  ['ge', '>='],
  ['gt', '>'],
  ['instanceof', 'INSTANCEOF'],
]);
const SYMBOL = /==|!=|<=|>=|&&|\|\||[-+*/%?:[\](),!<>]|\.(?!\d)/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
/** What Java takes for an identifier, without characters that need two units. */
const IDENTIFIER =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Java takes them.
  /[\p{L}\p{Nl}\p{Sc}\p{Pc}][\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}\p{Cf}\0-\x08\x0e-\x1b\x7f-\x9f]*/uy;
/** What Java takes for white space: no no-break spaces, but four control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Java takes them.
const BLANKS = /[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]*/y;
const TEXT_PART = /[^\\#$]+|\\+|[#$]/y;

/** Splits an expression into tokens, one at a time: what follows depends on whether it stands inside of `${…}`. */
export class Scanner {
  private readonly text: string;
  private position = 0;
  private last: TokenKind = 'TEXT';

  constructor(text: string) {
    this.text = text;
  }

  next(): Token {
    const inside = this.last !== 'TEXT' && this.last !== '}';
    if (inside) this.position += this.matchHere(BLANKS)?.length ?? 0;
    const token =
      this.position >= this.text.length ? this.token('EOF', 'null', 0) : inside ? this.inside() : this.outside();
    this.position += token.size;
    this.last = token.kind;
    return token;
  }

  private outside(): Token {
    const start = this.text.slice(this.position, this.position + 2);
    return start === '${' || start === '#{' ? this.token(start, start, 2) : this.literalText();
  }

  /** A backslash before `${` makes it plain text and goes away; any other stays. */
  private literalText(): Token {
    const parts: string[] = [];
    let at = this.position;
    while (at < this.text.length) {
      TEXT_PART.lastIndex = at;
      const part = TEXT_PART.exec(this.text)?.[0] ?? '';
      if ((part === '#' || part === '$') && this.text.charAt(at + 1) === '{') {
        const before = parts.at(-1);
        if (!before?.endsWith('\\')) break;
        parts[parts.length - 1] = before.slice(0, -1);
      }
      parts.push(part);
      at += part.length;
    }
    return this.token('TEXT', parts.join(''), at - this.position);
  }

  private inside(): Token {
    const character = this.text.charAt(this.position);
    if (character === '}') return this.token('}', '}', 1);
    if (character === '"' || character === "'") return this.string(character);
    const symbol = this.matchHere(SYMBOL);
    if (symbol !== undefined) return this.token(symbol === '.' ? '.' : (symbol as TokenKind), symbol, symbol.length);
    const number = this.matchHere(NUMBER);
    if (number !== undefined) return this.token(/[.eE]/.test(number) ? 'FLOAT' : 'INTEGER', number, number.length);
    const name = this.matchHere(IDENTIFIER);
    if (name !== undefined) return this.token(KEYWORDS.get(name) ?? 'IDENTIFIER', name, name.length);
    throw unexpected('lexical', this.text, this.position, `invalid character '${character}'`, 'expression token');
  }

  private string(quote: string): Token {
    let image = '';
    let at = this.position + 1;
    for (;;) {
      if (at >= this.text.length) throw unexpected('lexical', this.text, this.position, 'unterminated string', quote);
      let character = this.text.charAt(at++);
      if (character === quote) return this.token('STRING', image, at - this.position);
      if (character === '\\') character = this.escaped(at++, quote);
      image += character;
    }
  }

  private escaped(at: number, quote: string): string {
    const character = this.text.charAt(at);
    if (character === '\\' || character === quote) return character;
    if (character === '')
      throw unexpected('lexical', this.text, this.position, 'unterminated string', `${quote} or \\`);
    const encountered = `invalid escape sequence \\${character}`;
    throw unexpected('lexical', this.text, this.position, encountered, `\\${quote} or \\\\`);
  }

  private matchHere(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    return pattern.exec(this.text)?.[0];
  }

  private token(kind: TokenKind, image: string, size: number): Token {
    return { kind, image, position: this.position, size };
  }
}
