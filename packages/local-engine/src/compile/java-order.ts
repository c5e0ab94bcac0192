/**
 * Sorts the keys of a map as a Java HashMap iterates over them. Camunda keeps some things in such maps, and the order shows: in the order of
 * problems, of activities, of subscriptions.
 */
export function javaHashOrder(keys: readonly string[]): string[] {
  let capacity = 16;
  while (keys.length > capacity * 0.75) capacity *= 2;
  const slots = keys.map((key) => ({ key, slot: spreadHash(key) & (capacity - 1) }));
  return slots.sort((a, b) => a.slot - b.slot).map(({ key }) => key);
}

function spreadHash(key: string): number {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) | 0;
  return hash ^ (hash >>> 16);
}
