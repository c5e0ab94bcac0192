import { refuse } from './contract-error.ts';
import type { Values, VariableMap } from './variables.ts';

/** A BPMN error: a business outcome that the model catches by its code. Not a failure. */
export interface ErrorContract<C extends string = string, D extends VariableMap = VariableMap> {
  readonly kind: 'error';
  readonly code: C;
  readonly description: string;
  /** Variables that travel with the error. */
  readonly data: D;
}

/** The data of a BPMN error. */
export type ErrorData<E> = E extends ErrorContract<string, infer D> ? Values<D> : never;

/**
 * Defines a BPMN error.
 *
 * @throws {ContractError} when the code is not in English capitals with underscores: it is matched letter by letter in the model.
 *
 * @example
 * const inventoryNotAvailable = defineError({ code: 'INVENTORY_NOT_AVAILABLE', description: 'No stock for the line.' });
 */
export function defineError<const C extends string, const D extends VariableMap = Record<never, never>>(definition: {
  readonly code: C;
  readonly description: string;
  readonly data?: D;
}): ErrorContract<C, D> {
  const { code, description } = definition;
  refuse(`error ${code}`, [
    ...(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(code)
      ? []
      : [{ path: 'code', message: `must look like NO_STOCK, is "${code}"` }]),
    ...(description.length > 0 ? [] : [{ path: 'description', message: 'is empty: say when the error occurs' }]),
  ]);
  return { kind: 'error', code, description, data: (definition.data ?? {}) as D };
}
