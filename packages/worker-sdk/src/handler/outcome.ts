import type { AnyTaskContract, ErrorData, TaskErrorCode, TaskOutput } from '@stepwright/contract';

declare const receipt: unique symbol;

/** Proof that an outcome was made by the context of the contract `T`: it cannot be written by hand, and not be forgotten. */
export interface Receipt<T> {
  readonly [receipt]: T;
}

/** How a run of `execute` ends. Made by the methods of its context only. */
export type Outcome<T extends AnyTaskContract> = Receipt<T> & OutcomeBody<T>;

/** How a run of `reconcile` ends. Made by the methods of its context only. */
export type Reconciliation<T extends AnyTaskContract> = Receipt<T> & ReconciliationBody<T>;

/** The variables that travel with the BPMN error `C` of the contract `T`. */
export type BpmnErrorData<T extends AnyTaskContract, C> = ErrorData<Extract<T['errors'][number], { readonly code: C }>>;

/** What the other system gave back, recorded with a success. The process never sees it. */
export interface EffectProof {
  /** The other system's own name for what it did. */
  readonly externalReference?: string;
  /** Small JSON that the service keeps as evidence, for example a content hash. */
  readonly evidence?: Readonly<Record<string, unknown>>;
}

/** What an outcome says. */
export type OutcomeBody<T extends AnyTaskContract> =
  | { readonly kind: 'complete'; readonly output: TaskOutput<T>; readonly proof: EffectProof }
  | {
      readonly kind: 'bpmnError';
      readonly code: TaskErrorCode<T>;
      readonly data: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'retry';
      readonly reason: string;
      readonly afterMs: number | undefined;
      readonly isBenign: boolean;
    }
  | { readonly kind: 'notSent'; readonly reason: string; readonly afterMs: number | undefined }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'later'; readonly withinMs: number }
  | { readonly kind: 'fail'; readonly code: string; readonly reason: string };

/** What a reconciliation says. */
export type ReconciliationBody<T extends AnyTaskContract> =
  | { readonly kind: 'happened'; readonly output: TaskOutput<T>; readonly proof: EffectProof }
  | { readonly kind: 'rejected'; readonly code: TaskErrorCode<T> }
  | { readonly kind: 'didNotHappen'; readonly reason: string }
  | { readonly kind: 'stillUnknown'; readonly reason: string };

const made = new WeakSet<object>();

/** Makes an outcome; only contexts call it. */
export function makeOutcome<T extends AnyTaskContract>(body: OutcomeBody<T>): Outcome<T> {
  made.add(body);
  return body as Outcome<T>;
}

/** Makes a reconciliation; only contexts call it. */
export function makeReconciliation<T extends AnyTaskContract>(body: ReconciliationBody<T>): Reconciliation<T> {
  made.add(body);
  return body as Reconciliation<T>;
}

/** Whether a context has made it. */
export function isMade(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && made.has(answer);
}

/**
 * Checks what a handler answered, for handlers that no compiler has seen.
 *
 * @throws {TypeError} when it was not made by a context.
 */
export function assertMade(method: string, answer: unknown): void {
  if (isMade(answer)) return;
  throw new TypeError(
    `${method} answered with ${answer === null ? 'null' : typeof answer}; return what a method of its context made.`,
  );
}
