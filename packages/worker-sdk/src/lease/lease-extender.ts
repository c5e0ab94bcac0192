import type { ExternalTaskId } from '@stepwright/engine-client';

/** A lock that is held by a run of this process. */
export interface HeldLock {
  readonly externalTaskId: ExternalTaskId;
  readonly workerId: string;
  readonly lockDurationMs: number;
  /** No extension once the run is older. */
  readonly executionMaxMs: number;
}

/** Told by an extender; each is about one lock. */
export interface ExtensionEvents {
  /** The engine took the extension. */
  extended(endsAtMs: number): void;
  /** The engine says that the lock is not ours any more, or that the task is gone. Told once, nothing follows. */
  refused(why: string): void;
  /** No answer, or trouble on the engine's side: the extender tries again. */
  failed(why: string): void;
}

/** The extending of one lock. */
export interface Extension {
  /** When the lock ends as far as is known, in ms since 1970. It may be later than what `extended` has told yet. */
  readonly endsAtMs: number;
  /** Goes on under a newer lock on the same task. */
  adopt(workerId: string): void;
  /** When it has resolved, no extension is under way and none follows. */
  end(): Promise<void>;
}

/** Extends locks. */
export interface LeaseExtender {
  begin(lock: HeldLock, events: ExtensionEvents): Extension;
  /** Ends everything; no extension follows. */
  close(): Promise<void>;
}

/** The share of a lock's duration after which it is extended: a third, sooner or later by up to a fifth, so that many workers do not ask at once. */
export function extendAfterMs(lockDurationMs: number, random: () => number): number {
  return Math.max(1, Math.floor((lockDurationMs / 3) * (0.8 + 0.4 * random())));
}

/** The limit of one extension, in ms: it should be answered before the next one is due. */
export function extensionLimitMs(lockDurationMs: number): number {
  return Math.max(1_000, Math.floor(lockDurationMs / 3));
}
