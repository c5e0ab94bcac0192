import type { WireValue } from './variable.ts';

/**
 * Holds the typed value of a sealed variable while it is in plain text. Whatever writes it as JSON or text, or copies it, fails, so code that knows nothing of
 * sealing cannot send, store or log it.
 */
export class UnsealedValue {
  readonly #wire: WireValue;
  readonly #variable: string;
  /** Throws a TypeError, always. A property of its own, because a copy by structuredClone would lose the value in silence: it cannot copy functions. */
  readonly toJSON = (): never => {
    throw this.#refusal();
  };

  /** @param variable its name, for the message of the failure. */
  constructor(wire: WireValue, variable = 'a variable') {
    this.#wire = wire;
    this.#variable = variable;
  }

  /** The value in plain text. */
  reveal(): WireValue {
    return this.#wire;
  }

  /** @throws {TypeError} always. */
  [Symbol.toPrimitive](): never {
    throw this.#refusal();
  }

  #refusal(): TypeError {
    return new TypeError(`${this.#variable} is sealed: call sealVariables first, it must not leave in plain text.`);
  }
}
