import { checkItems, checkText } from '../budget.ts';
import { booleanValue, errorValue, type FeelValue, listValue, stringValue } from '../feel-value.ts';
import { compilePattern, PatternError } from '../regex/compile-pattern.ts';
import type { Match } from '../regex/match-pattern.ts';
import { findAll, findFirst, type Pattern } from '../regex/match-pattern.ts';
import type { Environment } from '../scope.ts';
import { type Builtin, type Builtins, builtin } from './builtin.ts';

/** The functions with regular expressions. A pattern that is wrong gives null, as in the engine. */
export const patternFunctions: Builtins = {
  matches: [
    ofPattern(['input', 'pattern'], (input, pattern, _, env) =>
      booleanValue(findFirst(pattern, input, 0, env.budget) !== undefined),
    ),
    ofPattern(['input', 'pattern', 'flags'], (input, pattern, _, env) =>
      booleanValue(findFirst(pattern, input, 0, env.budget) !== undefined),
    ),
  ],
  replace: [
    ofPattern(['input', 'pattern', 'replacement'], replace),
    ofPattern(['input', 'pattern', 'replacement', 'flags'], replace),
  ],
  split: [ofPattern(['string', 'delimiter'], split)],
  extract: [
    ofPattern(['input', 'pattern'], (input, pattern, _, env) =>
      listValue(findAll(pattern, input, env.budget).map(({ start, end }) => stringValue(input.slice(start, end)))),
    ),
  ],
};

type UsePattern = (input: string, pattern: Pattern, replacement: string, env: Environment) => FeelValue;

function ofPattern(params: readonly string[], use: UsePattern): Builtin {
  return builtin(params, (args, env) => {
    const texts = args.flatMap((value) => (value.kind === 'string' ? [value.value] : []));
    if (texts.length !== args.length) return undefined;
    const [input = '', source = ''] = texts;
    const text = (name: string): string => texts[params.indexOf(name)] ?? '';
    env.budget.spend(source.length);
    try {
      return use(input, compilePattern(source, text('flags')), text('replacement'), env);
    } catch (error) {
      if (error instanceof PatternError) return errorValue(error.message);
      throw error;
    }
  });
}

function replace(input: string, pattern: Pattern, replacement: string, env: Environment): FeelValue {
  const parts: string[] = [];
  let at = 0;
  let length = 0;
  for (const match of findAll(pattern, input, env.budget)) {
    const text = input.slice(at, match.start) + expand(replacement, match, input, pattern);
    length += text.length;
    checkText(length);
    parts.push(text);
    at = match.end;
  }
  return stringValue(parts.join('') + input.slice(at));
}

/** `$1` and `${name}` stand for groups, a backslash takes the next character as it is. */
function expand(replacement: string, match: Match, input: string, pattern: Pattern): string {
  let text = '';
  for (let at = 0; at < replacement.length; at += 1) {
    const character = replacement[at];
    if (character === '\\') {
      at += 1;
      if (at >= replacement.length) throw new PatternError('the replacement ends with a backslash');
      text += replacement[at];
    } else if (character === '$') {
      const named = /^\$\{([A-Za-z][A-Za-z0-9]*)\}/.exec(replacement.slice(at, at + 60));
      const group = named ? pattern.groupNames.get(named[1] ?? '') : numberedGroup(replacement, at + 1, pattern);
      if (group === undefined) throw new PatternError('the replacement names a group that the pattern does not have');
      at += named ? named[0].length - 1 : String(group).length;
      const bounds = match.groups[group];
      if (bounds) text += input.slice(bounds.start, bounds.end);
    } else text += character;
  }
  return text;
}

/** As many digits as name a group. */
function numberedGroup(replacement: string, at: number, pattern: Pattern): number | undefined {
  const digits = /^\d+/.exec(replacement.slice(at, at + 9))?.[0];
  if (digits === undefined || Number(digits[0]) > pattern.groupCount) return undefined;
  let group = Number(digits[0]);
  for (const digit of digits.slice(1)) {
    const next = group * 10 + Number(digit);
    if (next > pattern.groupCount) break;
    group = next;
  }
  return group;
}

/** Keeps empty parts, but not one before an empty match at the start. */
function split(input: string, pattern: Pattern, _: string, env: Environment): FeelValue {
  const parts: FeelValue[] = [];
  let at = 0;
  for (const { start, end } of findAll(pattern, input, env.budget)) {
    if (end === 0) continue;
    parts.push(stringValue(input.slice(at, start)));
    at = end;
  }
  parts.push(stringValue(input.slice(at)));
  checkItems(parts.length);
  return listValue(parts);
}
