/**
 * What the main thread and the lease thread both see, without a message. Owns the rule who may act on a lock:
 *
 * 1. The thread extends only what it has moved from HELD to EXTENDING; the main thread has ended what it has moved from HELD to ENDED.
 * 2. Of the two moves on one lock only one succeeds, so no extension begins after the main thread has ended it.
 * 3. The main thread counts its beats; a thread that sees no new beat extends nothing.
 */
export const LOCK_STATE = { FREE: 0, HELD: 1, EXTENDING: 2, ENDING: 3, ENDED: 4 } as const;

/** How many locks a process may hold at once. */
export const LOCKS_MAX = 8_192;

/** The memory of both threads. */
export interface SharedLeases {
  /** By lock: one of LOCK_STATE. */
  readonly states: Int32Array<SharedArrayBuffer>;
  /** By lock: when it ends, in ms since 1970. */
  readonly ends: Float64Array<SharedArrayBuffer>;
  /** One number that grows as long as the main thread's loop goes round. */
  readonly beats: Int32Array<SharedArrayBuffer>;
}

/** Makes the memory. */
export function createSharedLeases(): SharedLeases {
  return {
    states: new Int32Array(new SharedArrayBuffer(LOCKS_MAX * Int32Array.BYTES_PER_ELEMENT)),
    ends: new Float64Array(new SharedArrayBuffer(LOCKS_MAX * Float64Array.BYTES_PER_ELEMENT)),
    beats: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
  };
}

/** What the main thread tells the lease thread. */
export type LeaseOrder =
  | { readonly kind: 'headers'; readonly headers: Readonly<Record<string, string>> }
  | {
      readonly kind: 'hold';
      readonly lock: number;
      readonly externalTaskId: string;
      readonly workerId: string;
      readonly lockDurationMs: number;
      readonly executionMaxMs: number;
    }
  | { readonly kind: 'adopt'; readonly lock: number; readonly workerId: string }
  | { readonly kind: 'drop'; readonly lock: number };

/** What the lease thread tells the main thread. */
export type LeaseNews =
  | { readonly kind: 'extended'; readonly lock: number }
  | { readonly kind: 'refused' | 'failed'; readonly lock: number; readonly why: string }
  /** The extension that was under way when the main thread ended the lock is done. */
  | { readonly kind: 'idle'; readonly lock: number }
  /** The thread has forgotten the lock: its number may be given again. */
  | { readonly kind: 'dropped'; readonly lock: number };

/** What the lease thread is started with. */
export interface LeaseThreadData extends SharedLeases {
  /** Of the engine's API, at each of its nodes. */
  readonly urls: readonly string[];
  readonly tls: { readonly ca?: string; readonly cert?: string; readonly key?: string } | undefined;
  readonly blockedMaxMs: number;
}
