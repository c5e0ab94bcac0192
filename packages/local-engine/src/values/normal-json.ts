import { javaDoubleText } from './java-double.ts';
import { jsonTokens } from './json-reader.ts';

/**
 * Writes a JSON text without blanks and with Java's numbers, as the engine does with a Json value that an expression has read.
 * @throws SyntaxError when the text is not JSON
 */
export function normalJson(text: string): string {
  JSON.parse(text);
  let normal = '';
  for (const token of jsonTokens(text)) {
    if (token.kind === 'string') normal += JSON.stringify(JSON.parse(token.text));
    else if (token.kind === 'number' && /[.eE]/.test(token.text)) normal += javaDoubleText(Number(token.text));
    else normal += token.text;
  }
  return normal;
}
