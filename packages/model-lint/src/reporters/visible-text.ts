// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal.
const unseen = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]/gu;

/** Writes characters that move a terminal's cursor, end a line or turn the direction of a text as `\u{…}`: names of models are not ours. */
export function visibleText(text: string): string {
  return text.replace(unseen, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
}
