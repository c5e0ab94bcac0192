import type { AnyTaskContract } from '@stepwright/contract';
import type { RunScope } from '../run/run-scope.ts';
import { type EffectProof, makeOutcome, makeReconciliation, type Outcome, type Reconciliation } from './outcome.ts';
import type { EffectContext, ReconcileContext, RetryOptions, TaskContext, TaskFacts } from './task-context.ts';

// The contexts are made for any contract; the types of a handler's own contract were checked where the handler was bound.
type Any = AnyTaskContract;
type AnyOutcome = Outcome<Any>;

const common = {
  bpmnError: (code: string, data: Readonly<Record<string, unknown>> = {}): AnyOutcome =>
    makeOutcome<Any>({ kind: 'bpmnError', code, data }),
  retry: (reason: string, options?: RetryOptions): AnyOutcome =>
    makeOutcome<Any>({ kind: 'retry', reason, afterMs: options?.afterMs, isBenign: options?.isBenign ?? false }),
  fail: (code: string, reason: string): AnyOutcome => makeOutcome<Any>({ kind: 'fail', code, reason }),
  complete: (output: object = {}, proof: EffectProof = {}): AnyOutcome =>
    makeOutcome<Any>({ kind: 'complete', output: output as never, proof }),
};

/** What a run is known by: its facts, and its progress when the contract declares some. */
export type ContextParts = Pick<RunScope, 'facts' | 'progress'>;

/** Makes the context of a task without external effect. */
export function taskContext(parts: ContextParts): TaskContext<Any> {
  return { ...parts.facts, ...common, ...progressOf(parts) } as TaskContext<Any>;
}

/** Makes the context of a task with an external effect. */
export function effectContext(parts: ContextParts, begin: EffectContext<Any>['begin']): EffectContext<Any> {
  return {
    ...parts.facts,
    ...common,
    ...progressOf(parts),
    begin,
    unknown: (reason: string): AnyOutcome => makeOutcome<Any>({ kind: 'unknown', reason }),
    notSent: (reason: string, options?: RetryOptions): AnyOutcome =>
      makeOutcome<Any>({ kind: 'notSent', reason, afterMs: options?.afterMs }),
  } as EffectContext<Any>;
}

/** Makes the context of a reconciliation. */
export function reconcileContext(
  facts: TaskFacts,
  parts: Pick<ReconcileContext<Any>, 'operation' | 'attempt' | 'fetch'>,
): ReconcileContext<Any> {
  return {
    ...facts,
    ...parts,
    happened: (output: object = {}, proof: EffectProof = {}): Reconciliation<Any> =>
      makeReconciliation<Any>({ kind: 'happened', output: output as never, proof }),
    rejected: (code: string) => makeReconciliation<Any>({ kind: 'rejected', code }),
    didNotHappen: (reason: string) => makeReconciliation<Any>({ kind: 'didNotHappen', reason }),
    stillUnknown: (reason: string) => makeReconciliation<Any>({ kind: 'stillUnknown', reason }),
  } as ReconcileContext<Any>;
}

function progressOf({ progress }: ContextParts): object {
  return progress ? { progress: progress.found, heartbeat: (noted: unknown) => progress.heartbeat(noted) } : {};
}
