/** Puts the entries of a map into the order in which a `java.util.HashMap` walks them, when it was filled in the given order. */
export function javaHashOrder<V>(entries: readonly (readonly [string, V])[]): (readonly [string, V])[] {
  let capacity = 16;
  while (entries.length > capacity * 0.75) capacity *= 2;
  const buckets = new Map<number, (readonly [string, V])[]>();
  for (const entry of entries) {
    const index = spread(javaHashCode(entry[0])) & (capacity - 1);
    const bucket = buckets.get(index);
    if (bucket) bucket.push(entry);
    else buckets.set(index, [entry]);
  }
  return [...buckets].sort(([a], [b]) => a - b).flatMap(([, bucket]) => bucket);
}

function javaHashCode(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0;
  return hash;
}

function spread(hash: number): number {
  return hash ^ (hash >>> 16);
}
