import fc from 'fast-check';
import { ProcessTestError } from '../../process-test-error.ts';

/** How deep a schema is followed that nests in itself. */
export const depthMax = 4;

/** Where a schema stands: for messages, and to end one that nests in itself. */
export interface Drawing {
  /** The variable, and the way into its value. */
  readonly path: string;
  readonly depth: number;
  /** Bounds of a schema around this one. */
  readonly min?: number;
  readonly max?: number;
}

/** How often in a row a value is refused before the drawing gives up. */
const refusalsMax = 100;

/** Keeps to the values that are taken; a schema that takes hardly any ends the drawing instead of hanging it. */
export function onlyThose<T>(drawn: fc.Arbitrary<T>, path: string, isTaken: (value: T) => boolean): fc.Arbitrary<T> {
  return new Taken(drawn, path, isTaken);
}

/** A filter with a bound; while it shrinks, any number may be refused. */
class Taken<T> extends fc.Arbitrary<T> {
  readonly #drawn: fc.Arbitrary<T>;
  readonly #path: string;
  readonly #isTaken: (value: T) => boolean;

  constructor(drawn: fc.Arbitrary<T>, path: string, isTaken: (value: T) => boolean) {
    super();
    this.#drawn = drawn;
    this.#path = path;
    this.#isTaken = isTaken;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    for (let refused = 0; refused < refusalsMax; refused += 1) {
      const value = this.#drawn.generate(random, bias);
      if (this.#isTaken(value.value)) return value;
    }
    const reason = `${refusalsMax} draws in a row were refused by the contract: by a refinement, or because it changes on its way`;
    throw cannotDraw(this.#path, reason);
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#drawn.canShrinkWithoutContext(value) && this.#isTaken(value);
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return this.#drawn.shrink(value, context).filter((simpler) => this.#isTaken(simpler.value));
  }
}

/** Draws mostly from the first, which is also what the others shrink to. */
export function mostly<T>(first: fc.Arbitrary<T>, ...others: readonly fc.Arbitrary<T>[]): fc.Arbitrary<T> {
  if (others.length === 0) return first;
  const weighted = [{ arbitrary: first, weight: 4 }, ...others.map((arbitrary) => ({ arbitrary, weight: 1 }))];
  return fc.oneof({ withCrossShrink: true }, ...weighted);
}

/** Draws one of these, if there are any. */
export function anyOf<T>(values: readonly T[]): readonly fc.Arbitrary<T>[] {
  return values.length === 0 ? [] : [fc.constantFrom(...values)];
}

/** What to do about a value that cannot be drawn is always the same. */
export function cannotDraw(path: string, reason: string, cause?: unknown): ProcessTestError {
  const name = path.replace(/[.[].*$/, '');
  return new ProcessTestError(
    'VALUE_NOT_DRAWABLE',
    `No value can be drawn for ${path}: ${reason}. Give an arbitrary of your own: values: { ${name}: fc.… }.`,
    cause === undefined ? undefined : { cause },
  );
}
