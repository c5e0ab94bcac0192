/**
 * Keeps the newest entries of a map, so that a simulator that runs for days does not grow without end.
 *
 * When the weight passes `weightMax`, the oldest entries go until a tenth of it is free: dropping one at a time would
 * walk over all earlier deletions of the map again for each insertion.
 */
export class BoundedMap<K, V> {
  readonly #weightMax: number;
  readonly #weigh: (value: V) => number;
  readonly #entries = new Map<K, V>();
  #weight = 0;

  /** @param weigh weight of one entry. @default 1 each, so that `weightMax` is a number of entries */
  constructor(weightMax: number, weigh: (value: V) => number = () => 1) {
    this.#weightMax = weightMax;
    this.#weigh = weigh;
  }

  get(key: K): V | undefined {
    return this.#entries.get(key);
  }

  set(key: K, value: V): void {
    this.#delete(key);
    this.#entries.set(key, value);
    this.#weight += this.#weigh(value);
    if (this.#weight > this.#weightMax) this.#dropOldest();
  }

  values(): MapIterator<V> {
    return this.#entries.values();
  }

  clear(): void {
    this.#entries.clear();
    this.#weight = 0;
  }

  #delete(key: K): void {
    const value = this.#entries.get(key);
    if (value === undefined) return;
    this.#entries.delete(key);
    this.#weight -= this.#weigh(value);
  }

  #dropOldest(): void {
    for (const key of this.#entries.keys()) {
      if (this.#weight <= this.#weightMax * 0.9) return;
      this.#delete(key);
    }
  }
}
