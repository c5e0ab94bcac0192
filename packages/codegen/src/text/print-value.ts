import { propertyKey } from './property-key.ts';
import { quote } from './quote.ts';

/** What a generated constant holds. An object is written on several lines, a list on one where it fits. */
export type Value = string | undefined | readonly string[] | { readonly [key: string]: Value };

const columnsMax = 120;
const indentWidth = 2;
/** A key so short that a value gains nothing on a line of its own. */
const shortKeyMax = 4;

/** Writes `key: value,` as a formatter of 120 columns and two spaces leaves it. `indent` is counted in spaces. */
export function printProperty(name: string, value: Value, indent: number): string {
  const key = propertyKey(name);
  const before = `${' '.repeat(indent)}${key}: `;
  if (typeof value !== 'string' && value !== undefined) return `${before}${printNested(value, before, indent)},`;
  const line = `${before}${value === undefined ? 'undefined' : quote(value)},`;
  if (value === undefined || fits(line) || columnsOf(key) <= shortKeyMax) return line;
  return `${' '.repeat(indent)}${key}:\n${' '.repeat(indent + indentWidth)}${quote(value)},`;
}

/** Writes `export type name = type;`, on two lines where one is too long. */
export function printType(name: string, type: string): string {
  const line = `export type ${name} = ${type};`;
  return fits(line) ? line : `export type ${name} =\n${' '.repeat(indentWidth)}${type};`;
}

function printNested(value: Exclude<Value, string | undefined>, before: string, indent: number): string {
  if (isList(value)) return printList(value.map(quote), before, indent);
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, one]) => printProperty(key, one, indent + indentWidth));
  return ['{', ...lines, `${' '.repeat(indent)}}`].join('\n');
}

/** Writes a list of ready expressions behind `before`: on one line where that fits, else each on its own. */
export function printList(items: readonly string[], before: string, indent: number): string {
  const flat = `[${items.join(', ')}]`;
  if (fits(`${before}${flat},`)) return flat;
  const inner = ' '.repeat(indent + indentWidth);
  return ['[', ...items.map((one) => `${inner}${one},`), `${' '.repeat(indent)}]`].join('\n');
}

function isList(value: Value): value is readonly string[] {
  return Array.isArray(value);
}

function fits(line: string): boolean {
  return columnsOf(line) <= columnsMax;
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** How many columns an editor gives a line: two for what is written in squares, none for marks upon a letter. */
function columnsOf(line: string): number {
  let columns = 0;
  for (const character of line) columns += /\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}
