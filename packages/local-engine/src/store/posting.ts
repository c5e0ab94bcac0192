import type { Row } from './table.ts';

/** Above this, removing from the middle of an array costs more than a Set does. */
const ARRAY_SIZE_MAX = 64;

/** Below this an array is copied rather than grown. */
const COPIED_SIZE_MAX = 8;

/** The rows of one key, by their order. A sorted array while it is small; a Set, sorted only when it is read, when it is large. */
export class Posting<R> {
  #array: Row<R>[] | undefined;
  #set: Set<Row<R>> | undefined;
  #setIsSorted = true;
  /** The greatest order that was ever in the set: a smaller one that comes later breaks the order of the set. */
  #greatestOrder = 0;

  constructor(one: Row<R>, other: Row<R>) {
    this.#array = one.order < other.order ? [one, other] : [other, one];
  }

  get size(): number {
    return this.#array?.length ?? this.#set?.size ?? 0;
  }

  records(): R[] {
    const records: R[] = [];
    for (const row of this.#sorted()) records.push(row.record);
    return records;
  }

  first(): R | undefined {
    for (const row of this.#sorted()) return row.record;
    return undefined;
  }

  add(row: Row<R>): void {
    if (this.#array === undefined) this.#addToSet(row);
    else if (this.#array.length < ARRAY_SIZE_MAX) this.#array = withRow(this.#array, row);
    else this.#grow(this.#array, row);
  }

  /** False when it was not there. */
  remove(row: Row<R>): boolean {
    if (this.#array === undefined) return this.#set?.delete(row) ?? false;
    const position = this.#array.indexOf(row);
    if (position < 0) return false;
    this.#array.splice(position, 1);
    return true;
  }

  #sorted(): Iterable<Row<R>> {
    if (this.#array !== undefined) return this.#array;
    if (!this.#setIsSorted) {
      this.#set = new Set([...(this.#set ?? [])].sort((one, other) => one.order - other.order));
      this.#setIsSorted = true;
    }
    return this.#set ?? [];
  }

  #grow(array: readonly Row<R>[], row: Row<R>): void {
    this.#set = new Set(array);
    this.#greatestOrder = array.at(-1)?.order ?? 0;
    this.#array = undefined;
    this.#addToSet(row);
  }

  #addToSet(row: Row<R>): void {
    this.#set?.add(row);
    if (row.order < this.#greatestOrder) this.#setIsSorted = false;
    else this.#greatestOrder = row.order;
  }
}

/** In its place, in the same array or another one. An array that grows reserves room for 17 more, so that a short one is better copied. */
function withRow<R>(rows: Row<R>[], row: Row<R>): Row<R>[] {
  let position = rows.length;
  while (position > 0 && (rows[position - 1] as Row<R>).order > row.order) position--;
  if (position === rows.length && rows.length < COPIED_SIZE_MAX) return rows.concat(row);
  if (position === rows.length) rows.push(row);
  else rows.splice(position, 0, row);
  return rows;
}
