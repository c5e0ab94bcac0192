import { checkItems, checkText } from '../budget.ts';
import { FeelFailure } from '../feel-error.ts';
import { ofInteger, toInt } from '../feel-number.ts';
import { booleanValue, errorValue, type FeelValue, numberValue, stringValue } from '../feel-value.ts';
import { type Builtin, type Builtins, builtin } from './builtin.ts';
import { patternFunctions } from './pattern-functions.ts';

const ofOne = (param: string, compute: (text: string) => FeelValue): Builtin =>
  builtin([param], ([text]) => (text?.kind === 'string' ? compute(text.value) : undefined));

const ofTwo = (params: readonly [string, string], compute: (text: string, match: string) => FeelValue): Builtin =>
  builtin(params, ([text, match]) =>
    text?.kind === 'string' && match?.kind === 'string' ? compute(text.value, match.value) : undefined,
  );

const withMatch = (compute: (text: string, match: string) => FeelValue): readonly Builtin[] => [
  ofTwo(['string', 'match'], compute),
];

const substring = builtin(['string', 'start position'], ([text, start]) =>
  text?.kind === 'string' && start?.kind === 'number' ? slice(text.value, toInt(start.value)) : undefined,
);

const substringOfLength = builtin(['string', 'start position', 'length'], ([text, start, length]) =>
  text?.kind === 'string' && start?.kind === 'number' && length?.kind === 'number'
    ? slice(text.value, toInt(start.value), toInt(length.value))
    : undefined,
);

const join = (params: readonly string[]): Builtin =>
  builtin(params, ([list, delimiter, prefix, suffix]) => {
    if (list?.kind !== 'list') return undefined;
    const parts = [delimiter, prefix, suffix].map((part) => (part?.kind === 'string' ? part.value : ''));
    if (
      ![delimiter, prefix, suffix].every((part) => part === undefined || part.kind === 'string' || part.kind === 'null')
    ) {
      return undefined;
    }
    // The engine takes a prefix and a suffix only together.
    if ((prefix?.kind === 'string') !== (suffix?.kind === 'string')) return undefined;
    return joined(list.items, parts[0] ?? '', parts[1] ?? '', parts[2] ?? '');
  });

export const stringFunctions: Builtins = {
  ...patternFunctions,
  substring: [substring, substringOfLength],
  'string length': [ofOne('string', (text) => numberValue(ofInteger(text.length)))],
  'upper case': [ofOne('string', (text) => stringValue(text.toUpperCase()))],
  'lower case': [ofOne('string', (text) => stringValue(text.toLowerCase()))],
  'substring before': withMatch((text, match) => stringValue(text.slice(0, Math.max(text.indexOf(match), 0)))),
  'substring after': withMatch((text, match) => {
    const at = text.indexOf(match);
    return stringValue(at < 0 ? '' : text.slice(at + match.length));
  }),
  contains: withMatch((text, match) => booleanValue(text.includes(match))),
  'starts with': withMatch((text, match) => booleanValue(text.startsWith(match))),
  'ends with': withMatch((text, match) => booleanValue(text.endsWith(match))),
  // Java's trim: everything up to the space.
  trim: [ofOne('string', (text) => stringValue(trimControls(text)))],
  'to base64': [ofOne('value', (text) => stringValue(toBase64(text)))],
  'is blank': [ofOne('string', (text) => booleanValue([...text].every(isJavaWhitespace)))],
  'string join': [join(['list']), join(['list', 'delimiter']), join(['list', 'delimiter', 'prefix', 'suffix'])],
};

/** Positions count from 1, negative ones from the end. */
function slice(text: string, start: number, length?: number): FeelValue {
  const from = start > 0 ? start - 1 : text.length + start;
  const to = length === undefined ? text.length : Math.min(from + length, text.length);
  if (from < 0 || from > to) throw new FeelFailure(`the text has no characters from ${from + 1} to ${to}`);
  return stringValue(text.slice(from, to));
}

/** Java counts four separators more and the spaces that do not break less than JavaScript. */
function isJavaWhitespace(character: string): boolean {
  const code = character.charCodeAt(0);
  return (code >= 0x1c && code <= 0x1f) || /^(?![\u00a0\u2007\u202f\ufeff])\s$/.test(character);
}

function trimControls(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) <= 32) from += 1;
  while (to > from && text.charCodeAt(to - 1) <= 32) to -= 1;
  return text.slice(from, to);
}

function joined(items: readonly FeelValue[], delimiter: string, prefix: string, suffix: string): FeelValue {
  if (!items.every(({ kind }) => kind === 'string' || kind === 'null'))
    return errorValue('the items are not all strings');
  checkItems(items.length);
  const texts = items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  checkText(texts.reduce((sum, text) => sum + text.length + delimiter.length, prefix.length + suffix.length));
  return stringValue(prefix + texts.join(delimiter) + suffix);
}

/** Without Node's Buffer, so that what parses FEEL also runs in a browser. */
function toBase64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
