import type { BusinessKey } from './business-key.ts';
import { type ContractIssue, refuse } from './contract-error.ts';
import type { ErrorContract } from './define-error.ts';
import {
  type ExternalEffect,
  type ExternalEffectDefinition,
  externalEffect,
  externalEffectIssues,
} from './external-effect.ts';
import { defaultRetryPolicy, type RetryPolicy, retryPolicyIssues } from './retry-policy.ts';
import type { EngineVariable } from './variable.ts';
import type { Values, VariableMap } from './variables.ts';

/** What a long run may note of its progress; undefined when it notes none. */
// biome-ignore lint/suspicious/noExplicitAny: the widest declaration; the value keeps its own type through inference.
export type ProgressVariable = EngineVariable<any> | undefined;

/** An external task: what goes in, what comes out, which errors the model must catch, and how failure is treated. */
export interface TaskContract<
  I extends VariableMap = VariableMap,
  O extends VariableMap = VariableMap,
  E extends readonly ErrorContract[] = readonly ErrorContract[],
  X extends ExternalEffect | 'none' = ExternalEffect | 'none',
  P extends ProgressVariable = ProgressVariable,
  T extends string = string,
> {
  readonly kind: 'task';
  readonly topic: T;
  readonly description: string;
  /** The grammar of the business key that the process instance must carry. */
  readonly businessKey: BusinessKey<string>;
  readonly input: I;
  readonly output: O;
  readonly errors: E;
  readonly retry: RetryPolicy;
  /** How long the engine keeps the task for one worker, in ms; it is extended while the handler runs. */
  readonly lockDurationMs: number;
  /** The longest time one run may take, in ms; then it is aborted and the lock is no longer extended. */
  readonly executionMaxMs: number;
  readonly external: X;
  /** The stable part of the idempotency key; the service that keeps operations adds the step's generation. */
  readonly idempotencyKey: X extends ExternalEffect ? (input: Values<I>) => string : undefined;
  /** How far a run has come, noted while it goes on: the next run of the same task resumes there. */
  readonly progress: P;
}

/** Any task contract, whatever its variables and errors; what lists of contracts hold. */
// biome-ignore lint/suspicious/noExplicitAny: the widest task contract; idempotencyKey is contravariant in the input.
export type AnyTaskContract = TaskContract<any, any, readonly ErrorContract<any, any>[], any, any>;

/** The values a handler of this task gets. */
export type TaskInput<T> = T extends { readonly input: infer I extends VariableMap } ? Values<I> : never;
/** The values a handler of this task answers with. */
export type TaskOutput<T> = T extends { readonly output: infer O extends VariableMap } ? Values<O> : never;
/** The progress that a run of this task may note; never when its contract declares none. */
export type TaskProgress<T> = T extends { readonly progress: EngineVariable<infer P> } ? P : never;
/** The codes of the BPMN errors that a handler of this task may raise. */
export type TaskErrorCode<T> = T extends { readonly errors: readonly (infer E)[] }
  ? E extends ErrorContract<infer C>
    ? C
    : never
  : never;

interface TaskDefinition<
  I extends VariableMap,
  O extends VariableMap,
  E extends readonly ErrorContract[],
  P extends ProgressVariable,
  T extends string = string,
> {
  readonly topic: T;
  readonly description: string;
  readonly businessKey: BusinessKey<string>;
  readonly input: I;
  readonly output?: O;
  readonly errors?: E;
  /** @default {@link defaultRetryPolicy} */
  readonly retry?: RetryPolicy;
  /** @default 30_000 */
  readonly lockDurationMs?: number;
  /** @default 60_000 */
  readonly executionMaxMs?: number;
  /**
   * Lets a run note how far it has come by `context.heartbeat`, for example `v.json(z.object({ page: z.int() }))`. It is readable text in the
   * engine, at most about 3900 characters: note a position, never content. @default none
   */
  readonly progress?: P;
}

type NoErrors = readonly [];
type NoVariables = Record<never, never>;

/**
 * Defines an external task whose handler changes nothing outside our own services.
 *
 * @throws {ContractError} with every mistake and its path.
 */
export function defineTask<
  const I extends VariableMap,
  const O extends VariableMap = NoVariables,
  const E extends readonly ErrorContract[] = NoErrors,
  const P extends ProgressVariable = undefined,
  const T extends string = string,
>(definition: TaskDefinition<I, O, E, P, T> & { readonly external: 'none' }): TaskContract<I, O, E, 'none', P, T>;
/**
 * Defines an external task with an effect on another system: it needs an idempotency key, and its handler a `reconcile`.
 *
 * @throws {ContractError} with every mistake and its path.
 */
export function defineTask<
  const I extends VariableMap,
  const O extends VariableMap = NoVariables,
  const E extends readonly ErrorContract[] = NoErrors,
  const P extends ProgressVariable = undefined,
  const T extends string = string,
>(
  definition: TaskDefinition<I, O, E, P, T> & {
    readonly external: ExternalEffectDefinition;
    readonly idempotencyKey: (input: Values<I>) => string;
  },
): TaskContract<I, O, E, ExternalEffect, P, T>;
export function defineTask(
  definition: TaskDefinition<VariableMap, VariableMap, readonly ErrorContract[], ProgressVariable> & {
    readonly external: 'none' | ExternalEffectDefinition;
    readonly idempotencyKey?: (input: never) => string;
  },
): AnyTaskContract {
  const external: ExternalEffect | 'none' =
    definition.external === 'none' ? 'none' : externalEffect(definition.external);
  const task = {
    kind: 'task' as const,
    ...definition,
    output: definition.output ?? {},
    errors: definition.errors ?? [],
    retry: definition.retry ?? defaultRetryPolicy,
    lockDurationMs: definition.lockDurationMs ?? 30_000,
    executionMaxMs: definition.executionMaxMs ?? 60_000,
    external,
    idempotencyKey: definition.idempotencyKey,
    progress: definition.progress,
  };
  refuse(`task ${definition.topic}`, taskIssues(task));
  return task as unknown as AnyTaskContract;
}

function taskIssues(task: {
  readonly topic: string;
  readonly description: string;
  readonly input: VariableMap;
  readonly output: VariableMap;
  readonly errors: readonly ErrorContract[];
  readonly retry: RetryPolicy;
  readonly lockDurationMs: number;
  readonly executionMaxMs: number;
  readonly external: ExternalEffect | 'none';
  readonly idempotencyKey: unknown;
  readonly progress: ProgressVariable;
}): ContractIssue[] {
  const issues: ContractIssue[] = [...retryPolicyIssues(task.retry)];
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(task.topic)) {
    issues.push({ path: 'topic', message: `must be kebab-case, is "${task.topic}"` });
  }
  if (task.description.length === 0)
    issues.push({ path: 'description', message: 'is empty: say what the task makes true' });
  if (task.input.tenantId?.type !== 'String' || task.input.tenantId.isSealed) {
    issues.push({
      path: 'input.tenantId',
      message: 'must be there as a String that is not sealed: workers compare it with the business key',
    });
  }
  for (const [side, map] of [['input', task.input] as const, ['output', task.output] as const]) {
    for (const name of Object.keys(map)) {
      if (!/^[a-z][A-Za-z0-9]*$/.test(name)) issues.push({ path: `${side}.${name}`, message: 'must be camelCase' });
    }
  }
  task.errors.forEach((error, index) => {
    if (task.errors.findIndex((other) => other.code === error.code) !== index) {
      issues.push({ path: `errors[${index}]`, message: `declares ${error.code} a second time` });
    }
  });
  if (task.progress?.isSealed) {
    issues.push({ path: 'progress', message: 'may not be sealed: note a position, not content' });
  }
  issues.push(...timeIssues(task));
  if (task.external !== 'none') {
    issues.push(...externalEffectIssues(task.external));
    if (typeof task.idempotencyKey !== 'function') {
      issues.push({ path: 'idempotencyKey', message: 'is missing: an external effect needs one' });
    }
  }
  return issues;
}

function timeIssues(task: { readonly lockDurationMs: number; readonly executionMaxMs: number }): ContractIssue[] {
  const issues: ContractIssue[] = [];
  if (!Number.isInteger(task.lockDurationMs) || task.lockDurationMs < 1_000 || task.lockDurationMs > 600_000) {
    issues.push({ path: 'lockDurationMs', message: `must be 1000 to 600000, is ${task.lockDurationMs}` });
  }
  if (!Number.isInteger(task.executionMaxMs) || task.executionMaxMs < 1) {
    issues.push({ path: 'executionMaxMs', message: `must be a whole number from 1, is ${task.executionMaxMs}` });
  }
  return issues;
}
