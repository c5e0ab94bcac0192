/** Half of it is what is moved, at most, by one insertion. */
const BUCKET_SIZE_MAX = 256;

/**
 * Items in the order of `compare`, in small sorted arrays: adding, deleting and finding a neighbour take logarithmic time, and a list of 100,000
 * costs about 12 bytes an item. No two different items may compare equal, and what `compare` looks at must not change while an item is in the list.
 */
export class SortedList<T> {
  readonly #compare: (one: T, other: T) => number;
  /** None of them is empty. */
  readonly #buckets: T[][] = [];
  #size = 0;

  constructor(compare: (one: T, other: T) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  add(item: T): void {
    this.#size++;
    const bucketAt = Math.min(this.#bucketOf(item), this.#buckets.length - 1);
    const bucket = this.#buckets[bucketAt];
    if (bucket === undefined) {
      this.#buckets.push([item]);
      return;
    }
    bucket.splice(this.#positionIn(bucket, item), 0, item);
    // The last one is cut late: in a list that only grows at its end all buckets stay full.
    if (bucket.length > BUCKET_SIZE_MAX) {
      const keep = bucketAt === this.#buckets.length - 1 ? BUCKET_SIZE_MAX - 1 : BUCKET_SIZE_MAX >> 1;
      this.#buckets.splice(bucketAt + 1, 0, bucket.splice(keep));
    }
  }

  /** False when it was not there. */
  delete(item: T): boolean {
    const bucketAt = this.#bucketOf(item);
    const bucket = this.#buckets[bucketAt];
    if (bucket === undefined) return false;
    const position = this.#positionIn(bucket, item);
    if (bucket[position] !== item) return false;
    if (bucket.length === 1) this.#buckets.splice(bucketAt, 1);
    else bucket.splice(position, 1);
    this.#size--;
    return true;
  }

  has(item: T): boolean {
    const bucket = this.#buckets[this.#bucketOf(item)];
    return bucket !== undefined && bucket[this.#positionIn(bucket, item)] === item;
  }

  first(): T | undefined {
    return this.#buckets[0]?.[0];
  }

  last(): T | undefined {
    return this.#buckets.at(-1)?.at(-1);
  }

  /** The first item that is greater than `item`, which need not be in the list. */
  after(item: T): T | undefined {
    return this.firstWhere((other) => this.#compare(other, item) > 0);
  }

  /** The last item that is less than `item`, which need not be in the list. */
  before(item: T): T | undefined {
    const bucketAt = this.#bucketOf(item);
    const bucket = this.#buckets[bucketAt];
    const position = bucket === undefined ? 0 : this.#positionIn(bucket, item);
    return position > 0 ? bucket?.[position - 1] : this.#buckets[bucketAt - 1]?.at(-1);
  }

  /** The first item that `holds` is true for; it must be true for all items behind that one. */
  firstWhere(holds: (item: T) => boolean): T | undefined {
    const bucket = this.#buckets[lowest(this.#buckets.length, (at) => holds(this.#buckets[at]?.at(-1) as T))];
    return bucket?.[lowest(bucket.length, (at) => holds(bucket[at] as T))];
  }

  /** From the first to the last. Adding and deleting while it runs is not allowed. */
  *values(): IterableIterator<T> {
    for (const bucket of this.#buckets) yield* bucket;
  }

  /** The first bucket whose last item is not less than `item`. */
  #bucketOf(item: T): number {
    return lowest(this.#buckets.length, (at) => this.#compare(this.#buckets[at]?.at(-1) as T, item) >= 0);
  }

  #positionIn(bucket: readonly T[], item: T): number {
    return lowest(bucket.length, (at) => this.#compare(bucket[at] as T, item) >= 0);
  }
}

/** The lowest number below `length` that `holds` is true for, or `length`. */
function lowest(length: number, holds: (position: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
