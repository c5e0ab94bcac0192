/** The identifier that generated code has for an id, a topic or a name: `check-stock` and `Check_Stock` become `checkStock`. */
export function camelCase(text: string): string {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const joined = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return joined.slice(0, 1).toLowerCase() + joined.slice(1);
}
