import type { AnyTaskContract, TaskInput } from '@stepwright/contract';
import type { Outcome, Reconciliation } from './outcome.ts';
import type { EffectContext, ReconcileContext, TaskContext } from './task-context.ts';

/** Does the work of a task that changes nothing outside our own services. It may run more than once. */
export interface PlainHandler<T extends AnyTaskContract> {
  execute(input: TaskInput<T>, context: TaskContext<T>): Promise<Outcome<T>>;
}

/** Does the work of a task with an external effect, and settles an unknown outcome. */
export interface EffectHandler<T extends AnyTaskContract> {
  /** Calls `context.begin` once, sends by the attempt's `fetch` and says what came of it; or does it all in `context.transact`. */
  execute(input: TaskInput<T>, context: EffectContext<T>): Promise<Outcome<T>>;
  /** Asks the other system what became of the last attempt. Changes nothing; it may run many times. */
  reconcile(input: TaskInput<T>, context: ReconcileContext<T>): Promise<Reconciliation<T>>;
}

/** The handler that a contract asks for: with an external effect it does not compile without `reconcile`. */
export type TaskHandler<T extends AnyTaskContract> = T extends { readonly external: 'none' }
  ? PlainHandler<T>
  : EffectHandler<T>;
