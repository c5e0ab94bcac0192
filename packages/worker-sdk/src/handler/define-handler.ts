import type { AnyTaskContract } from '@stepwright/contract';
import { WorkerOptionsError } from '../run/errors.ts';
import type { EffectHandler, PlainHandler, TaskHandler } from './task-handler.ts';

/** A handler with its contract, as a worker takes it. */
export interface BoundHandler {
  readonly contract: AnyTaskContract;
  readonly handler: PlainHandler<AnyTaskContract> | EffectHandler<AnyTaskContract>;
  /** Gives back what the handler holds. A worker calls it when it has stopped; another may go on with the handler, or begin. */
  close?(): Promise<void>;
}

/**
 * Binds a handler to the contract of its task.
 *
 * @throws {WorkerOptionsError} when a method is missing, for handlers that no compiler has seen.
 *
 * @example
 * export const priceQuote = defineHandler(priceQuoteTask, {
 *   async execute(input, context) {
 *     return context.complete({ lineCount: input.lineCount });
 *   },
 * });
 */
export function defineHandler<const T extends AnyTaskContract>(contract: T, handler: TaskHandler<T>): BoundHandler {
  const bound = handler as unknown as BoundHandler['handler'];
  for (const method of contract.external === 'none' ? ['execute'] : ['execute', 'reconcile']) {
    if (typeof (bound as unknown as Record<string, unknown>)[method] !== 'function') {
      throw new WorkerOptionsError(`The handler of ${contract.topic} has no ${method}(); its contract asks for it.`);
    }
  }
  return { contract, handler: bound };
}
