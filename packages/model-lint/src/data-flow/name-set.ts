/** A set of variable names, as bits; also the set of all names, which stands for "anything may be there". */
export class NameSet {
  readonly #bits: Uint32Array;

  private constructor(bits: Uint32Array) {
    this.#bits = bits;
  }

  static none(size: number): NameSet {
    return new NameSet(new Uint32Array(Math.ceil(size / 32)));
  }

  static all(size: number): NameSet {
    return new NameSet(new Uint32Array(Math.ceil(size / 32)).fill(0xffffffff));
  }

  static of(size: number, indexes: Iterable<number>): NameSet {
    const set = NameSet.none(size);
    for (const index of indexes) set.#bits[index >>> 5] = (set.#bits[index >>> 5] ?? 0) | (1 << (index & 31));
    return set;
  }

  has(index: number): boolean {
    return (((this.#bits[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1;
  }

  union(other: NameSet): NameSet {
    return new NameSet(this.#bits.map((bits, at) => bits | (other.#bits[at] ?? 0)));
  }

  intersection(other: NameSet): NameSet {
    return new NameSet(this.#bits.map((bits, at) => bits & (other.#bits[at] ?? 0)));
  }

  equals(other: NameSet): boolean {
    return this.#bits.every((bits, at) => bits === other.#bits[at]);
  }
}
