import type { AnyTaskContract } from '@stepwright/contract';
import type { Outcome } from '../handler/outcome.ts';
import type { TaskContext } from '../handler/task-context.ts';
import type { PlainHandler, TaskHandler } from '../handler/task-handler.ts';
import { ServiceCallError } from './service-call-error.ts';

/**
 * Wraps an `execute` so that a service's refusal whose code the contract declares becomes that BPMN error, as the worker does with a refusal
 * at `begin`. Everything else that is thrown stays as it is. Ask services before `begin`: a refusal after it would be taken for the outcome
 * of the attempt.
 *
 * @example
 * defineHandler(claimStart, {
 *   execute: raiseRefusals(claimStart, async (input, context) => {
 *     await orders.claimStart(context, input.orderId);
 *     return context.complete();
 *   }),
 * });
 */
export function raiseRefusals<const T extends AnyTaskContract>(
  contract: T,
  execute: TaskHandler<T>['execute'],
): TaskHandler<T>['execute'] {
  const run = execute as unknown as PlainHandler<T>['execute'];
  const raising: PlainHandler<T>['execute'] = async (input, context) => {
    try {
      return await run(input, context);
    } catch (error) {
      if (error instanceof ServiceCallError && declares(contract, error.errorCode))
        return raise(context, error.errorCode);
      throw error;
    }
  };
  return raising as unknown as TaskHandler<T>['execute'];
}

function declares(contract: AnyTaskContract, code: string): boolean {
  return contract.errors.some((declared) => declared.code === code);
}

/** A refusal carries no data; a contract whose error needs some makes this a CONTRACT_OUTPUT incident. */
function raise<T extends AnyTaskContract>(context: TaskContext<T>, code: string): Outcome<T> {
  return (context.bpmnError as unknown as (code: string) => Outcome<T>)(code);
}
