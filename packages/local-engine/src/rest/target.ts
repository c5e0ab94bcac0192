const NO_QUERY: ReadonlyMap<string, string> = new Map();

/** Parts the target of a request at its question mark. */
export function splitTarget(target: string): { readonly path: string; readonly queryText: string } {
  const at = target.indexOf('?');
  return at < 0 ? { path: target, queryText: '' } : { path: target.slice(0, at), queryText: target.slice(at + 1) };
}

/** The first value of every parameter. */
export function queryOf(text: string): ReadonlyMap<string, string> {
  if (text === '') return NO_QUERY;
  const query = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (!query.has(name)) query.set(name, value);
  }
  return query;
}
