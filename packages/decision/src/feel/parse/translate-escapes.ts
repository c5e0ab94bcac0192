/** The escapes that the engine knows; anything else behind a backslash stays as it is, as regular expressions need it. */
export function translateEscapes(text: string): string {
  return text
    .replace(/(?<!\\)\\n/g, '\n')
    .replace(/(?<!\\)\\r/g, '\r')
    .replace(/(?<!\\)\\t/g, '\t')
    .replace(/(?<!\\)\\b/g, '\b')
    .replace(/(?<!\\)\\f/g, '\f')
    .replace(/(?<!\\)\\'/g, "'")
    .replace(/(?<!\\)\\"/g, '"')
    .replace(/\\\\/g, '\\');
}
