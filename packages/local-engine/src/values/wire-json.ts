/** The parts of JSON source text access that the compiler's library does not know yet. */
interface SourceTextJson {
  parse(text: string, reviver: (key: string, value: unknown, context: { source?: string }) => unknown): unknown;
  rawJSON(text: string): unknown;
}
const sourceTextJson = JSON as unknown as SourceTextJson;

// Long integers and numbers with a fraction or an exponent; also finds them inside strings, which costs only time.
const NUMBERS_TO_KEEP = /\d{16}|\d\.\d|\d[eE][+-]?\d/;
const INTEGER = /^-?\d+$/;

/** A JSON number that was written with a fraction or an exponent but has the value of an integer: `5.0`, which is a Double. */
export class WireDouble {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  toJSON(): number {
    return this.value;
  }
}

/**
 * Parses the JSON of a request without losing what types depend on: an integer outside the safe range becomes a bigint,
 * `5.0` a WireDouble; all else is as `JSON.parse` gives it.
 * @throws SyntaxError when the text is not JSON
 */
export function parseWireJson(text: string): unknown {
  return NUMBERS_TO_KEEP.test(text) ? sourceTextJson.parse(text, keepNumber) : JSON.parse(text);
}

/**
 * Writes the JSON of an answer: a bigint with all its digits, and a WireDouble and the value of a `{ type: 'Double', value }`
 * with a fraction, because a Java client reads `5` as an Integer.
 */
export function stringifyWireJson(value: unknown): string {
  return JSON.stringify(value, writeNumber);
}

function keepNumber(_key: string, value: unknown, { source }: { source?: string }): unknown {
  if (typeof value !== 'number' || source === undefined) return value;
  if (INTEGER.test(source)) return Number.isSafeInteger(value) ? value : BigInt(source);
  return Number.isInteger(value) ? new WireDouble(value) : value;
}

function writeNumber(this: unknown, key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return sourceTextJson.rawJSON(value.toString());
  if (typeof value !== 'number' || !Number.isInteger(value)) return value;
  // A WireDouble arrives as what its toJSON made of it.
  const holder = this as Record<string, unknown>;
  const isDouble = (key === 'value' && holder.type === 'Double') || holder[key] instanceof WireDouble;
  return isDouble ? sourceTextJson.rawJSON(Number.isSafeInteger(value) ? `${value}.0` : value.toExponential()) : value;
}
