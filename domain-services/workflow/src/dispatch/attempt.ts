import type { CallOptions } from '@stepwright/engine-client';
import type { EngineAccess } from '../engine/engine-access.ts';

/** What an attempt may know and use besides the command itself. */
export interface Attempt {
  readonly commandId: string;
  readonly tenantId: string;
  /** Whether an earlier attempt may have had its effect: the engine's state is read before anything is sent. */
  readonly sentBefore: boolean;
  /** What an earlier attempt has remembered. */
  readonly memory: Readonly<Record<string, unknown>>;
  readonly engine: EngineAccess;
  /** Goes with every call: ends all of them while the lease is still held. */
  readonly call: CallOptions & { readonly signal: AbortSignal };
  /** Deploys the models; nothing changed means nothing done. */
  readonly deployModels: () => Promise<void>;
  /** Whether a start command of this business key has ended as DONE or OBSOLETE. */
  readonly startHasEnded: () => Promise<boolean>;
}

/** How an attempt has ended. */
export type AttemptResult =
  | { readonly status: 'DONE'; readonly result: Readonly<Record<string, unknown>> }
  | { readonly status: 'OBSOLETE' | 'FAILED'; readonly reason: string }
  | {
      readonly status: 'PENDING';
      readonly reason: string;
      /** Whether this attempt may have had its effect. */
      readonly maybeSent: boolean;
      readonly memory?: Readonly<Record<string, unknown>>;
    };

/** The command has had its effect, now or earlier. */
export function done(result: Readonly<Record<string, unknown>>): AttemptResult {
  return { status: 'DONE', result };
}

/** What the command was for is gone. */
export function obsolete(reason: string): AttemptResult {
  return { status: 'OBSOLETE', reason };
}

/** Repeating cannot heal it. */
export function failed(reason: string): AttemptResult {
  return { status: 'FAILED', reason };
}

/** Not yet possible; this attempt surely had no effect. */
export function notYet(reason: string): AttemptResult {
  return { status: 'PENDING', reason, maybeSent: false };
}
