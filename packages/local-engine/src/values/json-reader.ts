import { isLong } from './java-long.ts';
import type { TypedValue } from './typed-value.ts';
import { ValueError } from './value-error.ts';

/** Receives the parts of a JSON document in their order. */
interface JsonToken {
  readonly kind: 'punctuation' | 'string' | 'number' | 'word';
  readonly text: string;
}

const TOKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none of them in a string.
  /[\t\n\r ]*(?:([[\]{}:,])|("[^"\\\0-\x1f]*(?:\\.[^"\\\0-\x1f]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null))/y;
const NESTING_MAX = 500;

/**
 * Reads JSON as the engine's Jackson does: an integer becomes Integer or Long by size, a number with a fraction or an
 * exponent a Double, and keys keep their order, also those that look like integers.
 * @throws SyntaxError when the text is not JSON
 * @throws ValueError when an integer needs more than 64 bits
 */
export function readJson(text: string): TypedValue {
  return new JsonReader(text).read();
}

/** The tokens of a JSON text; their order is not checked. */
export function* jsonTokens(text: string): Generator<JsonToken> {
  let at = 0;
  const end = text.trimEnd().length;
  while (at < end) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) throw new SyntaxError(`Position ${at} of the text is not JSON: ${text.slice(at, at + 20)}`);
    at = TOKEN.lastIndex;
    const [, punctuation, string, number, word] = match;
    if (punctuation !== undefined) yield { kind: 'punctuation', text: punctuation };
    else if (string !== undefined) yield { kind: 'string', text: string };
    else if (number !== undefined) yield { kind: 'number', text: number };
    else yield { kind: 'word', text: word ?? '' };
  }
}

class JsonReader {
  private readonly tokens: Generator<JsonToken>;
  private token: JsonToken | undefined;
  private nesting = 0;

  constructor(text: string) {
    this.tokens = jsonTokens(text);
    this.advance();
  }

  /** Jackson reads one value and leaves the rest alone; ours refuses a rest, because it means a mistake. */
  read(): TypedValue {
    const value = this.value();
    if (this.token) throw unexpected(this.token);
    return value;
  }

  private value(): TypedValue {
    const token = this.token;
    if (!token) throw new SyntaxError('The JSON text ends too early.');
    this.advance();
    if (token.kind === 'string') return { type: 'String', value: JSON.parse(token.text) as string };
    if (token.kind === 'number') return numberOf(token.text);
    if (token.kind === 'word') return wordOf(token.text);
    if (this.nesting >= NESTING_MAX) throw new SyntaxError(`The JSON text is nested deeper than ${NESTING_MAX}.`);
    this.nesting += 1;
    const value = token.text === '[' ? this.list() : token.text === '{' ? this.map() : undefined;
    this.nesting -= 1;
    if (!value) throw unexpected(token);
    return value;
  }

  private list(): TypedValue {
    const items: TypedValue[] = [];
    if (this.skip(']')) return { type: 'Object', value: { kind: 'list', items } };
    do items.push(this.value());
    while (this.skip(','));
    this.expect(']');
    return { type: 'Object', value: { kind: 'list', items } };
  }

  private map(): TypedValue {
    const entries = new Map<string, TypedValue>();
    if (this.skip('}')) return { type: 'Object', value: { kind: 'map', entries: [] } };
    do {
      const key = this.token;
      if (key?.kind !== 'string') throw unexpected(key);
      this.advance();
      this.expect(':');
      entries.set(JSON.parse(key.text) as string, this.value());
    } while (this.skip(','));
    this.expect('}');
    return { type: 'Object', value: { kind: 'map', entries: [...entries] } };
  }

  private skip(text: string): boolean {
    if (this.token?.kind !== 'punctuation' || this.token.text !== text) return false;
    this.advance();
    return true;
  }

  private expect(text: string): void {
    if (!this.skip(text)) throw unexpected(this.token);
  }

  private advance(): void {
    const next = this.tokens.next();
    this.token = next.done ? undefined : next.value;
  }
}

function numberOf(text: string): TypedValue {
  if (/[.eE]/.test(text)) return { type: 'Double', value: Number(text) };
  const value = Number(text);
  if (value >= -2147483648 && value <= 2147483647) return { type: 'Integer', value: value + 0 };
  const long = text.length > 25 ? undefined : BigInt(text);
  if (long === undefined || !isLong(long)) throw beyondLong(text);
  return { type: 'Long', value: long };
}

/** @internal The engine would keep a java.math.BigInteger. */
export function beyondLong(text: string): ValueError {
  const message = `The integer ${text.slice(0, 40)} needs more than 64 bits, which this engine does not keep; send it as a String.`;
  return new ValueError(400, 'InvalidRequestException', message);
}

function wordOf(word: string): TypedValue {
  return word === 'null' ? { type: 'Null', value: null } : { type: 'Boolean', value: word === 'true' };
}

function unexpected(token: JsonToken | undefined): SyntaxError {
  return new SyntaxError(
    token ? `The JSON text has ${token.text.slice(0, 20)} in a wrong place.` : 'The JSON text ends too early.',
  );
}
