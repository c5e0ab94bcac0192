/**
 * What the main thread and the lease thread both see: a slot for each lock. Nothing is said in messages that can be read here, because a
 * message for each task and back would cost a tenth of a busy worker's time. Owns the rule who may act on a slot:
 *
 * 1. The thread extends only what it has moved from HELD to EXTENDING, and the main thread has ended what it has moved from HELD to FREE. Of
 *    the two moves only one succeeds, so no extension begins after the main thread has ended the lock.
 * 2. A slot that is EXTENDING is moved to ENDING by a main thread that wants it back. The thread says `idle` when its extension is done, and
 *    then the slot is the main thread's.
 * 3. Only the main thread writes a slot's names and limits, and only while the slot is its own.
 * 4. The main thread counts its beats; a thread that sees no new beat extends nothing.
 */
export const SLOT_STATE = { FREE: 0, HELD: 1, EXTENDING: 2, ENDING: 3 } as const;

/** How many locks a process may hold at once. */
export const SLOTS_MAX = 8_192;

/** Both names of a slot as UTF-8: the engine keeps 64 characters of a task's id and 255 of a worker's. */
const TASK_ID_BYTES = 256;
const WORKER_ID_BYTES = 1_024;
const NAMES_BYTES = TASK_ID_BYTES + WORKER_ID_BYTES;

/** The memory of both threads. All but `beats` have one number for each slot. */
export interface SharedLeases {
  /** One of SLOT_STATE. */
  readonly states: Int32Array<SharedArrayBuffer>;
  /** How often it was handed to the thread. */
  readonly holds: Int32Array<SharedArrayBuffer>;
  /** When the lock ends, in ms since 1970. */
  readonly endsAtMs: Float64Array<SharedArrayBuffer>;
  /** When it is extended next, by `monotonicMs`. */
  readonly dueAtMs: Float64Array<SharedArrayBuffer>;
  /** When its run is too old to be extended, by `monotonicMs`. */
  readonly tooOldAtMs: Float64Array<SharedArrayBuffer>;
  /** How long an extension is for. */
  readonly durationsMs: Float64Array<SharedArrayBuffer>;
  /** The lengths of both names. */
  readonly lengths: Int32Array<SharedArrayBuffer>;
  readonly names: Uint8Array<SharedArrayBuffer>;
  /** One number that grows as long as the main thread's loop goes round. */
  readonly beats: Int32Array<SharedArrayBuffer>;
}

/** A clock that both threads share and nobody can set, in ms: a leap of the machine's time makes no lock late. */
export function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1_000 + nanoseconds / 1_000_000;
}

/** Makes the memory. */
export function createSharedLeases(): SharedLeases {
  const integers = (count: number) => new Int32Array(new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT));
  const numbers = () => new Float64Array(new SharedArrayBuffer(SLOTS_MAX * Float64Array.BYTES_PER_ELEMENT));
  return {
    states: integers(SLOTS_MAX),
    holds: integers(SLOTS_MAX),
    endsAtMs: numbers(),
    dueAtMs: numbers(),
    tooOldAtMs: numbers(),
    durationsMs: numbers(),
    lengths: integers(2 * SLOTS_MAX),
    names: new Uint8Array(new SharedArrayBuffer(SLOTS_MAX * NAMES_BYTES)),
    beats: integers(1),
  };
}

/** Of which lock a slot is. */
export interface SlotNames {
  readonly externalTaskId: string;
  readonly workerId: string;
}

const encoder = new TextEncoder();

/**
 * Writes whose lock a slot is.
 *
 * @throws {RangeError} when a name is longer than any that an engine keeps.
 */
export function writeNames(
  { names, lengths }: SharedLeases,
  slot: number,
  { externalTaskId, workerId }: SlotNames,
): void {
  const at = slot * NAMES_BYTES;
  lengths[2 * slot] = write(names.subarray(at, at + TASK_ID_BYTES), externalTaskId);
  lengths[2 * slot + 1] = write(names.subarray(at + TASK_ID_BYTES, at + NAMES_BYTES), workerId);
}

/** Reads whose lock a slot is. */
export function readNames({ names, lengths }: SharedLeases, slot: number): SlotNames {
  const at = slot * NAMES_BYTES;
  const text = (from: number, length: number | undefined): string =>
    // A copy: Node's decoders take no shared memory.
    Buffer.from(names.slice(from, from + (length ?? 0))).toString('utf8');
  return {
    externalTaskId: text(at, lengths[2 * slot]),
    workerId: text(at + TASK_ID_BYTES, lengths[2 * slot + 1]),
  };
}

function write(into: Uint8Array<SharedArrayBuffer>, name: string): number {
  const { read, written } = encoder.encodeInto(name, into);
  if (read === name.length) return written;
  throw new RangeError(
    `A name of ${name.length} characters is longer than any that an engine keeps: ${name.slice(0, 80)}…`,
  );
}

/** What the main thread tells the lease thread. */
export interface LeaseOrder {
  readonly headers: Readonly<Record<string, string>>;
}

/** What the lease thread tells the main thread of one hold of a slot. */
export type LeaseNews = Extended &
  (
    | { readonly kind: 'extended' }
    | { readonly kind: 'refused' | 'failed'; readonly why: string }
    /** The extension that was under way when the main thread wanted the slot is done. */
    | { readonly kind: 'idle' }
  );

interface Extended {
  readonly slot: number;
  readonly hold: number;
}

/** What the lease thread is started with. */
export interface LeaseThreadData {
  readonly shared: SharedLeases;
  /** Of the engine's API, at each of its nodes. */
  readonly urls: readonly string[];
  readonly tls: { readonly ca?: string; readonly cert?: string; readonly key?: string } | undefined;
  readonly blockedMaxMs: number;
}
