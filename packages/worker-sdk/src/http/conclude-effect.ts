import type { AnyTaskContract, TaskErrorCode } from '@stepwright/contract';
import type { Outcome, Reconciliation } from '../handler/outcome.ts';
import type { EffectContext, ReconcileContext } from '../handler/task-context.ts';
import type { EffectAnswer, EffectFinding } from './external-system.ts';

/** An answer that says that the effect is there. */
export type EffectDone = Extract<EffectAnswer, { readonly kind: 'DONE' }>;

/** A refusal by the external system. */
export type EffectRefusal = Extract<EffectAnswer, { readonly kind: 'REFUSED' }>;

/**
 * Answers for a system that refused. A code of `codes` is a business outcome and raises that BPMN error. Any other refusal says that nothing
 * happened: it is tried again, then it is an incident, and the operation stays free for a later attempt or a cancellation.
 */
export function concludeRefusal<T extends AnyTaskContract>(
  context: EffectContext<T>,
  { code, reason }: EffectRefusal,
  codes: readonly TaskErrorCode<T>[] = [],
): Outcome<T> {
  if (isOneOf(codes, code)) return (context.bpmnError as unknown as (code: unknown) => Outcome<T>)(code);
  return context.notSent(`The system refused with ${code}: ${reason}`);
}

/**
 * Answers a reconciliation by what a look-up found.
 *
 * @param happened makes the task's output of the effect that was found.
 * @param codes refusals that are a business outcome.
 */
export function concludeFinding<T extends AnyTaskContract>(
  context: ReconcileContext<T>,
  finding: EffectFinding,
  happened: (done: EffectDone) => Reconciliation<T>,
  codes: readonly TaskErrorCode<T>[] = [],
): Reconciliation<T> {
  switch (finding.kind) {
    case 'DONE':
      return happened(finding);
    case 'REFUSED':
      if (isOneOf(codes, finding.code)) return context.rejected(finding.code);
      return context.didNotHappen(`The system refused with ${finding.code}: ${finding.reason}`);
    case 'NOT_KNOWN':
      return context.didNotHappen(finding.reason);
    case 'NOT_TOLD':
      return context.stillUnknown(finding.reason);
  }
}

function isOneOf<C>(codes: readonly C[], code: unknown): code is C {
  return codes.some((known) => known === code);
}
