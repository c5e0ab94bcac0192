import { FeelUnsupported } from '../feel-error.ts';
import { type Accepts, literal, property, range, shorthand } from './characters.ts';
import { type PatternCursor, readEscapedCharacter } from './pattern-cursor.ts';
import { PatternError } from './pattern-error.ts';

/** Reads a set in square brackets; the opening one is read. */
export function parseClass(cursor: PatternCursor, ignoreCase: boolean): Accepts {
  const negative = cursor.take('^');
  const sets: Accepts[] = [];
  for (let first = true; first || cursor.peek() !== ']'; first = false) {
    const next = cursor.peek();
    if (next === undefined) throw new PatternError('a pattern has a set that nothing closes');
    if (next === '[' || cursor.match(/&&/y)) {
      throw new FeelUnsupported('sets inside of sets in a pattern are not supported');
    }
    sets.push(parseMember(cursor, ignoreCase));
  }
  cursor.next();
  return (character) => sets.some((accepts) => accepts(character)) !== negative;
}

function parseMember(cursor: PatternCursor, ignoreCase: boolean): Accepts {
  const from = readMember(cursor);
  if (typeof from !== 'string') return from;
  if (!cursor.match(/-(?!\]|\[)/y)) return literal(from, ignoreCase);
  const to = readMember(cursor);
  if (typeof to !== 'string') throw new PatternError('a range in a pattern ends with a set');
  return range(from, to, ignoreCase);
}

function readMember(cursor: PatternCursor): string | Accepts {
  if (!cursor.take('\\')) return cursor.next();
  const named = cursor.match(/([pP])(?:\{([^}]*)\}|([A-Z]))/y);
  if (named) return property(named[2] ?? named[3] ?? '', named[1] === 'P');
  const set = shorthand(cursor.peek() ?? '');
  if (!set) return readEscapedCharacter(cursor);
  cursor.next();
  return set;
}
