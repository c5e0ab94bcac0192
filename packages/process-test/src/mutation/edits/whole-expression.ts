import { parseJuel } from '@stepwright/model/juel';

/** What stands inside of `${…}` or `#{…}` when that is the whole text; undefined for literals and for what is put together. */
export function wholeExpression(text: string): string | undefined {
  try {
    const parts = parseJuel(text);
    const [only] = parts;
    return parts.length === 1 && only && 'node' in only ? text.slice(2, -1) : undefined;
  } catch {
    // The engine refuses such a model, so nothing is gained by changing it.
    return undefined;
  }
}
