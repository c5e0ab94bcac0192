/** Each text once, in an order that no machine's language changes. */
export function sortedTexts(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort();
}
