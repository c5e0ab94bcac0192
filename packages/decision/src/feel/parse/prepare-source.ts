/** Names that the grammar reads otherwise, and stand-ins of the same length. */
const standIns: Readonly<Record<string, string>> = { 'get or else': 'get_or_else', and: 'a_d', or: '_r', $: '_' };

/** Strings, names in backticks, comments, functions that are called like operators, dollars in names, and brackets. */
const parts = new RegExp(
  [
    String.raw`"(?:\\[\s\S]|[^"\\])*"`,
    '`[^`]*`(?:\\s*:)?',
    String.raw`/\*[\s\S]*?\*/`,
    String.raw`//[^\n]*`,
    String.raw`get or else(?=\s*\()`,
    String.raw`(?<=^\s*|[([{,:=<>+*/-]\s*|\b(?:if|then|else|return|satisfies|in|and|or)\s+)(?:and|or)(?=\s*\()`,
    String.raw`\$`,
    String.raw`[()[\]{}]`,
  ].join('|'),
  'g',
);

/**
 * Gives a text of the same length that the grammar reads; the conversion takes names and strings from the original. Counts how deep
 * brackets nest.
 */
export function prepareSource(text: string): { readonly text: string; readonly nesting: number } {
  let level = 0;
  let nesting = 0;
  const prepared = text.replace(parts, (match) => {
    if (match.startsWith('"')) return match.replace(/[\n\r]/g, ' ');
    // The key of an entry may stand in backticks; the grammar knows quotes there.
    if (match.startsWith('`') && match.endsWith(':') && !/["\\\n]/.test(match)) return match.replaceAll('`', '"');
    if ('([{'.includes(match)) nesting = Math.max(nesting, ++level);
    else if (')]}'.includes(match)) level -= 1;
    return standIns[match] ?? match;
  });
  return { text: prepared, nesting };
}
