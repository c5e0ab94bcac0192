/** Fills `{{…}}` in a text or in the strings of JSON. @throws {Error} when a placeholder names nothing */
export function fillIn<T>(value: T, resolve: (name: string) => string): T {
  if (typeof value === 'string') return value.replace(/\{\{([^{}]+)\}\}/g, (_, name: string) => resolve(name)) as T;
  if (Array.isArray(value)) return value.map((item) => fillIn(item, resolve)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [fillIn(key, resolve), fillIn(item, resolve)]);
  return Object.fromEntries(entries) as T;
}

/** The ids that placeholders stand for: those of the last state first, then what was there before. */
export class NameBook {
  #current: ReadonlyMap<string, readonly string[]> = new Map();
  readonly #seen = new Map<string, string[]>();

  /** Takes the names of a state. */
  update(names: ReadonlyMap<string, readonly string[]>): void {
    this.#current = names;
    for (const [name, ids] of names) for (const id of ids) this.add(name, id);
    for (const [name, ids] of names) if (name.startsWith('instance:')) for (const id of ids) this.add('instance', id);
  }

  /** Keeps an id under a name, for `{{name}}` the first, for `{{name:1}}` the second. */
  add(name: string, id: string): void {
    const ids = this.#seen.get(name) ?? [];
    if (!ids.includes(id)) this.#seen.set(name, [...ids, id]);
  }

  /** Gives a name to one id only. */
  put(name: string, id: string): void {
    this.#seen.set(name, [id]);
  }

  /** @throws {Error} when nothing has this name */
  resolve(name: string): string {
    const [, stem = name, number] = /^(.*?)(?::(\d+))?$/.exec(name) ?? [];
    const ids = this.#current.get(stem) ?? this.#seen.get(stem) ?? [];
    const found = ids[Number(number ?? 0)];
    if (found === undefined) {
      throw new Error(`{{${name}}} names nothing; known are ${[...this.#seen.keys()].sort().join(', ') || 'no names'}`);
    }
    return found;
  }
}
