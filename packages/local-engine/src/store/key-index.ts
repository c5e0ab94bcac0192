import { Posting } from './posting.ts';
import type { Index, Row } from './table.ts';

const NONE: readonly never[] = Object.freeze([]);

/**
 * Finds records by a key that is made of their fields. A record whose key is undefined is not in it. Most keys have one record: it is kept
 * without a list around it, which saves more memory than the records themselves take.
 */
export class KeyIndex<R> implements Index<R> {
  readonly fields: readonly (keyof R)[];
  readonly #keyOf: (record: R) => string | undefined;
  readonly #rows = new Map<string, Row<R> | Posting<R>>();

  /** `keyOf` may look only at `fields`. */
  constructor(fields: readonly (keyof R)[], keyOf: (record: R) => string | undefined) {
    this.fields = fields;
    this.#keyOf = keyOf;
  }

  /** In the order of insertion into the table. The answer does not change when the table does. */
  get(key: string): readonly R[] {
    const found = this.#rows.get(key);
    if (found === undefined) return NONE;
    return found instanceof Posting ? found.records() : [found.record];
  }

  /** The record that was inserted before all others with this key. */
  first(key: string): R | undefined {
    const found = this.#rows.get(key);
    return found instanceof Posting ? found.first() : found?.record;
  }

  count(key: string): number {
    const found = this.#rows.get(key);
    if (found === undefined) return 0;
    return found instanceof Posting ? found.size : 1;
  }

  add(row: Row<R>): void {
    const key = this.#keyOf(row.record);
    if (key === undefined) return;
    const found = this.#rows.get(key);
    if (found === undefined) this.#rows.set(key, row);
    else if (found instanceof Posting) found.add(row);
    else this.#rows.set(key, new Posting(found, row));
  }

  remove(row: Row<R>): void {
    const key = this.#keyOf(row.record);
    if (key === undefined) return;
    const found = this.#rows.get(key);
    if (found === row) this.#rows.delete(key);
    else if (found instanceof Posting && found.remove(row) && found.size === 0) this.#rows.delete(key);
  }
}
