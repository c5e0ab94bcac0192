import { FeelUnsupported } from '../feel-error.ts';
import { PatternError } from './pattern-error.ts';

export type Accepts = (character: string) => boolean;

const shorthands: Readonly<Record<string, RegExp>> = {
  d: /^[0-9]$/,
  w: /^[A-Za-z0-9_]$/,
  s: /^[ \t\n\v\f\r]$/,
  h: /^[ \t\xA0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000]$/,
  v: /^[\n\v\f\r\x85\u2028\u2029]$/,
};

const properties: Readonly<Record<string, RegExp>> = {
  Lower: /^[a-z]$/,
  Upper: /^[A-Z]$/,
  ASCII: /^\p{ASCII}$/u,
  Alpha: /^[A-Za-z]$/,
  Digit: /^[0-9]$/,
  Alnum: /^[A-Za-z0-9]$/,
  Punct: /^[!-/:-@[-`{-~]$/,
  Graph: /^[!-~]$/,
  Print: /^[ -~]$/,
  Blank: /^[ \t]$/,
  Cntrl: /^(?![\x80-\x9f])\p{Cc}$/u,
  XDigit: /^[0-9A-Fa-f]$/,
  Space: /^[ \t\n\v\f\r]$/,
};

const category = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfson]?)$/;

/** The set that `\d`, `\W` and so on stand for; undefined for other letters. */
export function shorthand(letter: string): Accepts | undefined {
  const pattern = shorthands[letter.toLowerCase()];
  if (!pattern) return undefined;
  return letter === letter.toLowerCase()
    ? (character) => pattern.test(character)
    : (character) => !pattern.test(character);
}

/** The set that `\p{Lu}` or `\p{Alpha}` stands for. */
export function property(name: string, negative: boolean): Accepts {
  const bare = name.replace(/^Is(?=[A-Z][a-z]?$)/, '');
  const pattern = properties[name] ?? (category.test(bare) ? new RegExp(`^\\p{${bare}}$`, 'u') : undefined);
  if (!pattern) throw new FeelUnsupported(`the property \\p{${name.slice(0, 40)}} in a pattern is not supported`);
  return (character) => pattern.test(character) !== negative;
}

export function literal(wanted: string, ignoreCase: boolean): Accepts {
  if (!ignoreCase) return (character) => character === wanted;
  const lower = asciiLower(wanted);
  return (character) => asciiLower(character) === lower;
}

export function range(from: string, to: string, ignoreCase: boolean): Accepts {
  const [low, high] = [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0];
  if (low > high) throw new PatternError('a range in a pattern is the wrong way round');
  const within = (character: string): boolean => {
    const code = character.codePointAt(0) ?? 0;
    return code >= low && code <= high;
  };
  return ignoreCase ? (character) => within(character) || within(asciiSwap(character)) : within;
}

export function isLineEnd(character: string | undefined): boolean {
  return character !== undefined && /^[\n\r\x85\u2028\u2029]$/.test(character);
}

export function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /^[\p{L}\p{Nd}_]$/u.test(character);
}

function asciiLower(character: string): string {
  return /^[A-Z]$/.test(character) ? character.toLowerCase() : character;
}

function asciiSwap(character: string): string {
  if (/^[A-Z]$/.test(character)) return character.toLowerCase();
  return /^[a-z]$/.test(character) ? character.toUpperCase() : character;
}
