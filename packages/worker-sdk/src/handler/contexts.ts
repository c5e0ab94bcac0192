import type { AnyTaskContract } from '@stepwright/contract';
import type { AttemptKeeper } from '../effect/attempt-keeper.ts';
import type { TicketIssuer } from '../later/ticket-issuer.ts';
import type { ProgressKeeper } from '../progress/progress-keeper.ts';
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

/** What a run is known by: its facts, its ticket, and its progress when the contract declares some. */
export interface ContextParts {
  readonly facts: TaskFacts;
  readonly progress: Pick<ProgressKeeper, 'found' | 'heartbeat'> | undefined;
  readonly tickets: Pick<TicketIssuer, 'issue' | 'isIssued'>;
}

/** Makes the context of a task without external effect. */
export function taskContext(parts: ContextParts): TaskContext<Any> {
  const context = { ...parts.facts, ...common, ...progressOf(parts), later: laterOf(parts) };
  return withTicket(context, () => parts.tickets.issue()) as unknown as TaskContext<Any>;
}

/** Makes the context of a task with an external effect. */
export function effectContext(
  parts: ContextParts,
  keeper: Pick<AttemptKeeper, 'attempt' | 'begin'>,
  transact: EffectContext<Any>['transact'],
): EffectContext<Any> {
  const context = {
    ...parts.facts,
    ...common,
    ...progressOf(parts),
    later: laterOf(parts),
    begin: (request: unknown) => keeper.begin(request),
    transact,
    unknown: (reason: string): AnyOutcome => makeOutcome<Any>({ kind: 'unknown', reason }),
    notSent: (reason: string, options?: RetryOptions): AnyOutcome =>
      makeOutcome<Any>({ kind: 'notSent', reason, afterMs: options?.afterMs }),
  };
  const issue = (): string => {
    if (keeper.attempt) {
      const { operationId, attemptNo } = keeper.attempt;
      return parts.tickets.issue({ operationId, attemptNo });
    }
    throw new Error(`${parts.facts.topic} has no ticket before begin(): a late answer is recorded with the attempt.`);
  };
  return withTicket(context, issue) as unknown as EffectContext<Any>;
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

/** A week: what is awaited for longer is a message that the model waits for. */
const withinMsMax = 604_800_000;

function laterOf({ tickets, facts }: ContextParts): (wait: { readonly withinMs: number }) => AnyOutcome {
  return ({ withinMs }) => {
    if (!Number.isInteger(withinMs) || withinMs < 1_000 || withinMs > withinMsMax) {
      throw new RangeError(`withinMs must be a whole number from 1000 to ${withinMsMax}, is ${withinMs}.`);
    }
    if (tickets.isIssued) return makeOutcome<Any>({ kind: 'later', withinMs });
    throw new Error(`${facts.topic} cannot be answered later: nobody has its context.ticket.`);
  };
}

/** Read on demand, and not by whoever copies or prints the context. */
function withTicket(context: object, issue: () => string): object {
  return Object.defineProperty(context, 'ticket', { get: issue, enumerable: false });
}
