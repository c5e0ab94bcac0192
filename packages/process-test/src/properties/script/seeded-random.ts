import fc from 'fast-check';

/** Numbers of 32 bits that a seed decides, by splitmix32. In the form in which fast-check takes generators. */
class SeededNumbers {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  clone(): SeededNumbers {
    return new SeededNumbers(this.#state);
  }

  next(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    return mix(this.#state);
  }

  jump(): void {
    this.#state = mix(this.#state ^ 0x6a09e667);
  }

  getState(): readonly number[] {
    return [this.#state];
  }
}

/** Draws that a seed decides. */
export function seededRandom(...seeds: readonly number[]): fc.Random {
  return new fc.Random(new SeededNumbers(mixed(...seeds)));
}

/** One seed out of several: another for each list. */
export function mixed(...seeds: readonly number[]): number {
  return seeds.reduce((state, seed) => mix(Math.imul(state, 31) + seed), 0x243f6a88);
}

/** The seed that a text is. */
export function seedOfText(text: string): number {
  return mixed(...Array.from(text, (character) => character.codePointAt(0) ?? 0));
}

function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  const twice = Math.imul(once ^ (once >>> 15), 0x735a2d97);
  return twice ^ (twice >>> 15);
}
