import { quote } from '../text/quote.ts';

/**
 * Writes an expression in the place of what only a person can say. It fits wherever it stands, and never compiles: the compiler's one message
 * there is `Type '"Decide: …"' does not satisfy the expected type 'never'`.
 */
export function decide(what: string): string {
  return `${quote(`Decide: ${what}`)} satisfies never as never`;
}
