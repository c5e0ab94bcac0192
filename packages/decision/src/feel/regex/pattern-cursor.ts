import { PatternError } from './pattern-error.ts';

/** Where the reading of a pattern stands. */
export interface PatternCursor {
  /** The next character, undefined at the end. */
  peek(): string | undefined;
  /** @throws PatternError at the end */
  next(): string;
  /** Goes on when the next character is this one. */
  take(character: string): boolean;
  /** Goes on when a sticky expression matches here. */
  match(expression: RegExp): RegExpExecArray | undefined;
}

export function createCursor(source: string, comments: boolean): PatternCursor {
  let at = 0;
  const skip = (): void => {
    if (!comments) return;
    const blank = /(?:[ \t\n\v\f\r]|#[^\n\r]*)*/y;
    blank.lastIndex = at;
    at += blank.exec(source)?.[0].length ?? 0;
  };
  const peek = (): string | undefined => {
    skip();
    const code = source.codePointAt(at);
    return code === undefined ? undefined : String.fromCodePoint(code);
  };
  return {
    peek,
    next() {
      const character = peek();
      if (character === undefined) throw new PatternError('a pattern ends too early');
      at += character.length;
      return character;
    },
    take(character) {
      if (peek() !== character) return false;
      at += character.length;
      return true;
    },
    match(expression) {
      skip();
      expression.lastIndex = at;
      const match = expression.exec(source);
      if (!match) return undefined;
      at += match[0].length;
      return match;
    },
  };
}

const controls: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', a: '\x07', e: '\x1B' };

/** Reads what stands behind a backslash and means one character. */
export function readEscapedCharacter(cursor: PatternCursor): string {
  const code = cursor.match(/u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|x\{([0-9A-Fa-f]{1,6})\}/y);
  if (code) return fromCode(Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '', 16));
  const octal = cursor.match(/0([0-3]?[0-7]{1,2})/y);
  if (octal) return fromCode(Number.parseInt(octal[1] ?? '', 8));
  const letter = cursor.next();
  const control = controls[letter];
  if (control !== undefined) return control;
  if (/[A-Za-z0-9]/.test(letter)) throw new PatternError(`'\\${letter}' in a pattern has no meaning`);
  return letter;
}

function fromCode(code: number): string {
  if (code > 0x10ffff) throw new PatternError('a character in a pattern is out of range');
  return String.fromCodePoint(code);
}
