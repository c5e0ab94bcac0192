import { FeelLimit, FeelUnsupported } from '../feel-error.ts';
import { type Accepts, isLineEnd, isWordCharacter, literal, property, shorthand } from './characters.ts';
import { parseClass } from './parse-class.ts';
import { createCursor, type PatternCursor, readEscapedCharacter } from './pattern-cursor.ts';
import { PatternError } from './pattern-error.ts';
import type { PatternFlags, PatternNode } from './pattern-tree.ts';

const nestingMax = 100;
const repetitionsMax = 2 ** 31 - 1;

export interface ParsedPattern {
  readonly node: PatternNode;
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
}

interface Reading {
  readonly cursor: PatternCursor;
  readonly flags: PatternFlags;
  readonly groupNames: Map<string, number>;
  groupCount: number;
  nesting: number;
}

/** Reads a regular expression of Java. */
export function parsePattern(source: string, flags: PatternFlags): ParsedPattern {
  const reading: Reading = {
    cursor: createCursor(unquote(source), flags.comments),
    flags,
    groupNames: new Map(),
    groupCount: 0,
    nesting: 0,
  };
  const node = parseChoice(reading);
  if (reading.cursor.peek() !== undefined) throw new PatternError('a pattern has a bracket that nothing opens');
  return { node, groupCount: reading.groupCount, groupNames: reading.groupNames };
}

/** `\\Q…\\E` takes its characters as they are; a repetition behind it is that of the last one. */
function unquote(source: string): string {
  return source.replace(/\\(?:Q([\s\S]*?)(?:\\E|$)|[\s\S])/g, (match, quoted: string | undefined) =>
    quoted === undefined ? match : quoted.replace(/[^A-Za-z0-9]/gu, '\\$&'),
  );
}

function parseChoice(reading: Reading): PatternNode {
  const items = [parseSequence(reading)];
  while (reading.cursor.take('|')) items.push(parseSequence(reading));
  const [only] = items;
  return only && items.length === 1 ? only : { kind: 'choice', items };
}

function parseSequence(reading: Reading): PatternNode {
  const items: PatternNode[] = [];
  for (
    let next = reading.cursor.peek();
    next !== undefined && next !== '|' && next !== ')';
    next = reading.cursor.peek()
  ) {
    items.push(parseRepetition(reading));
  }
  return items.length === 0 ? { kind: 'empty' } : { kind: 'sequence', items };
}

function parseRepetition(reading: Reading): PatternNode {
  const { cursor } = reading;
  let node = parseAtom(reading);
  for (let bounds = readBounds(cursor); bounds; bounds = readBounds(cursor)) {
    const lazy = cursor.take('?');
    const possessive = !lazy && cursor.take('+');
    const repeat: PatternNode = { kind: 'repeat', inside: node, ...bounds, lazy };
    node = possessive ? { kind: 'atomic', inside: repeat } : repeat;
  }
  return node;
}

function readBounds(cursor: PatternCursor): { least: number; most: number } | undefined {
  if (cursor.take('*')) return { least: 0, most: repetitionsMax };
  if (cursor.take('+')) return { least: 1, most: repetitionsMax };
  if (cursor.take('?')) return { least: 0, most: 1 };
  if (cursor.peek() !== '{') return undefined;
  const match = cursor.match(/\{(\d{1,9})(,(\d{1,9})?)?\}/y);
  if (!match) throw new PatternError('a repetition in a pattern is wrong');
  const least = Number(match[1]);
  const most = match[2] === undefined ? least : match[3] === undefined ? repetitionsMax : Number(match[3]);
  if (most < least) throw new PatternError('a repetition in a pattern is the wrong way round');
  return { least, most };
}

function parseAtom(reading: Reading): PatternNode {
  const { cursor, flags } = reading;
  const character = cursor.next();
  switch (character) {
    case '(':
      return parseGroup(reading);
    case '[':
      return { kind: 'character', accepts: parseClass(cursor, flags.ignoreCase) };
    case '\\':
      return parseEscape(reading);
    case '.':
      return { kind: 'character', accepts: flags.dotAll ? () => true : (seen) => !isLineEnd(seen) };
    case '^':
      return { kind: 'assertion', holds: flags.multiline ? atLineStart : (_, at) => at === 0 };
    case '$':
      return { kind: 'assertion', holds: flags.multiline ? atLineEnd : atEnd };
    case '*':
    case '+':
    case '?':
    case '{':
      throw new PatternError(`a pattern has a '${character}' with nothing before it`);
    default:
      return { kind: 'character', accepts: literal(character, flags.ignoreCase) };
  }
}

function parseGroup(reading: Reading): PatternNode {
  const { cursor } = reading;
  reading.nesting += 1;
  if (reading.nesting > nestingMax) throw new FeelLimit(`a pattern is nested deeper than ${nestingMax}`);
  const node = groupOf(reading);
  if (!cursor.take(')')) throw new PatternError('a pattern has a bracket that nothing closes');
  reading.nesting -= 1;
  return node;
}

function groupOf(reading: Reading): PatternNode {
  const { cursor } = reading;
  if (!cursor.take('?')) return capture(reading);
  if (cursor.take(':')) return parseChoice(reading);
  if (cursor.take('=')) return { kind: 'look', inside: parseChoice(reading), negative: false };
  if (cursor.take('!')) return { kind: 'look', inside: parseChoice(reading), negative: true };
  if (cursor.take('>')) return { kind: 'atomic', inside: parseChoice(reading) };
  const name = cursor.match(/<([A-Za-z][A-Za-z0-9]*)>/y)?.[1];
  if (name === undefined) throw new FeelUnsupported('look-behind and flags inside of a pattern are not supported');
  if (reading.groupNames.has(name)) throw new PatternError(`a pattern has two groups '${name}'`);
  reading.groupNames.set(name, reading.groupCount + 1);
  return capture(reading);
}

function capture(reading: Reading): PatternNode {
  reading.groupCount += 1;
  const group = reading.groupCount;
  return { kind: 'capture', group, inside: parseChoice(reading) };
}

const anchors: Readonly<Record<string, (text: string, at: number) => boolean>> = {
  A: (_, at) => at === 0,
  z: (text, at) => at === text.length,
  Z: atEnd,
  b: atBoundary,
  B: (text, at) => !atBoundary(text, at),
};

function parseEscape(reading: Reading): PatternNode {
  const { cursor, flags } = reading;
  const letter = cursor.peek();
  if (letter === undefined) throw new PatternError('a pattern ends with a backslash');
  const holds = anchors[letter];
  if (holds) {
    cursor.next();
    return { kind: 'assertion', holds };
  }
  if (/[1-9]/.test(letter)) return parseReference(reading, Number(cursor.match(/\d+/y)?.[0]));
  const named = cursor.match(/k<([A-Za-z][A-Za-z0-9]*)>/y)?.[1];
  if (named !== undefined) return parseReference(reading, reading.groupNames.get(named) ?? 0);
  if (/[GRXKkEN]/.test(letter)) throw new FeelUnsupported(`'\\${letter}' in a pattern is not supported`);
  return { kind: 'character', accepts: readSet(cursor) ?? literal(readEscapedCharacter(cursor), flags.ignoreCase) };
}

/** Reads `d`, `W`, `p{Lu}` and so on behind a backslash. */
function readSet(cursor: PatternCursor): Accepts | undefined {
  const named = cursor.match(/([pP])(?:\{([^}]*)\}|([A-Z]))/y);
  if (named) return property(named[2] ?? named[3] ?? '', named[1] === 'P');
  const set = shorthand(cursor.peek() ?? '');
  if (set) cursor.next();
  return set;
}

function parseReference(reading: Reading, group: number): PatternNode {
  if (group > 9) throw new FeelUnsupported('references to groups beyond 9 in a pattern are not supported');
  if (group === 0 || group > reading.groupCount)
    throw new PatternError('a pattern refers to a group that it does not have');
  return { kind: 'backreference', group };
}

function atLineStart(text: string, at: number): boolean {
  if (at === 0) return true;
  if (at === text.length) return false;
  return isLineEnd(text[at - 1]) && !(text[at - 1] === '\r' && text[at] === '\n');
}

function atLineEnd(text: string, at: number): boolean {
  if (at === text.length) return true;
  return isLineEnd(text[at]) && !(text[at] === '\n' && text[at - 1] === '\r');
}

/** The very end, or before the line break that ends the text. */
function atEnd(text: string, at: number): boolean {
  if (at === text.length) return true;
  const rest = text.slice(at, at + 3);
  if (rest === '\r\n') return true;
  return rest.length === 1 && isLineEnd(rest) && !(rest === '\n' && text[at - 1] === '\r');
}

function atBoundary(text: string, at: number): boolean {
  return isWordCharacter(text[at - 1]) !== isWordCharacter(text[at]);
}
