/** What would end a string, hide from a reader, or mean something to a tool that reads the text as another language. */
const unsafe = /[\\\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?! )\p{Zs}|\$(?=\{)|<(?=\/script|!--)/giu;

const shortEscapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Writes a text as a string of TypeScript, whatever it holds, with the quotes that need fewer escapes. */
export function quote(text: string): string {
  const mark = count(text, "'") > count(text, '"') ? '"' : "'";
  const escaped = text.replace(unsafe, escapeOf).replaceAll(mark, `\\${mark}`);
  return `${mark}${escaped}${mark}`;
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

function escapeOf(character: string): string {
  return shortEscapes[character] ?? character.split('').map(unitOf).join('');
}

/** `\uXXXX`: also of half a pair, which no other form can write. */
function unitOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
