/** Splits as Java's `String.split` does: what is empty at the end goes away, all of it when nothing else is there. */
export function splitAsInJava(text: string, separator: string): string[] {
  const parts = text.split(separator);
  if (parts.length === 1) return parts;
  while (parts.at(-1) === '') parts.pop();
  return parts;
}
