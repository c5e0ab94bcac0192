import { BoundedMap } from './bounded-map.ts';
import type { FaultKind } from './fault.ts';
import type { OperationName, SystemName } from './systems.ts';

/** What every entry of the ledger says. */
export interface LedgerEntry {
  readonly system: SystemName;
  readonly operation: OperationName;
  readonly businessKey: string;
  readonly idempotencyKey: string;
  /** Time of the entry, ISO 8601 in UTC. */
  readonly at: string;
}

/** A valid request for an effect, whatever became of it. */
export interface RequestEntry extends LedgerEntry {
  /** The fault that hit it. */
  readonly fault?: FaultKind;
  /** The status of the answer; absent when none was given. */
  readonly status?: number;
  /** The effect that it had, or whose first answer was repeated to it. */
  readonly reference?: string;
}

/** Something that really happened in a system. */
export interface EffectEntry extends LedgerEntry {
  readonly reference: string;
  /** The effect that this one takes back; undo operations only. */
  readonly undoes?: string;
  /** The first effect that took this one back. */
  readonly undoneBy?: string;
}

/** A look-up by idempotency key. */
export interface QueryEntry extends Omit<LedgerEntry, 'businessKey'> {
  /** Absent when nothing is known under the key. */
  readonly businessKey?: string;
  /** The status of the answer. */
  readonly status: number;
}

/** One attempt to deliver the confirmation of a billing handoff. */
export interface CallbackEntry extends LedgerEntry {
  readonly reference: string;
  /** The receiver's answer; absent when none came. */
  readonly status?: number;
  /** Why no answer came. */
  readonly error?: string;
}

/** Narrows a view of the ledger. */
export interface LedgerFilter {
  readonly businessKey?: string | undefined;
  readonly system?: SystemName | undefined;
}

/** What happened, oldest first, within the newest 100,000 entries of each list. */
export interface LedgerView {
  readonly requests: RequestEntry[];
  readonly effects: EffectEntry[];
  readonly queries: QueryEntry[];
  readonly callbacks: CallbackEntry[];
  /** How many requests and effects are listed, by `<system>/<operation>`; look-ups are no requests. */
  readonly counts: Record<string, { requests: number; effects: number }>;
}

const entriesMax = 100_000;

/** Records requests, effects, look-ups and callbacks, each on its own list. */
export class Ledger {
  readonly #requests = new BoundedMap<number, RequestEntry>(entriesMax);
  readonly #effects = new BoundedMap<string, EffectEntry>(entriesMax);
  readonly #queries = new BoundedMap<number, QueryEntry>(entriesMax);
  readonly #callbacks = new BoundedMap<number, CallbackEntry>(entriesMax);
  #sequence = 0;

  recordRequest(entry: RequestEntry): void {
    this.#requests.set(this.#next(), entry);
  }

  recordQuery(entry: QueryEntry): void {
    this.#queries.set(this.#next(), entry);
  }

  recordCallback(entry: CallbackEntry): void {
    this.#callbacks.set(this.#next(), entry);
  }

  /** Records an effect, and marks the one that it takes back unless that is taken back already. */
  recordEffect(entry: EffectEntry): void {
    this.#effects.set(entry.reference, entry);
    const undone = entry.undoes === undefined ? undefined : this.#effects.get(entry.undoes);
    if (undone && !undone.undoneBy) Object.assign(undone, { undoneBy: entry.reference });
  }

  effect(reference: string): EffectEntry | undefined {
    return this.#effects.get(reference);
  }

  view(filter: LedgerFilter = {}): LedgerView {
    const requests = select(this.#requests, filter);
    const effects = select(this.#effects, filter);
    const queries = select(this.#queries, filter);
    const callbacks = select(this.#callbacks, filter);
    return { requests, effects, queries, callbacks, counts: count(requests, effects) };
  }

  clear(): void {
    for (const list of [this.#requests, this.#effects, this.#queries, this.#callbacks]) list.clear();
  }

  #next(): number {
    this.#sequence += 1;
    return this.#sequence;
  }
}

/** Copies what fits: a view is a picture of one moment, not a window on later changes. */
function select<T extends RequestEntry | QueryEntry>(list: BoundedMap<unknown, T>, filter: LedgerFilter): T[] {
  return [...list.values()]
    .filter((entry) => filter.system === undefined || entry.system === filter.system)
    .filter((entry) => filter.businessKey === undefined || entry.businessKey === filter.businessKey)
    .map((entry) => ({ ...entry }));
}

function count(requests: RequestEntry[], effects: EffectEntry[]): LedgerView['counts'] {
  const counts: LedgerView['counts'] = {};
  const row = (entry: LedgerEntry) => {
    const name = `${entry.system}/${entry.operation}`;
    counts[name] ??= { requests: 0, effects: 0 };
    return counts[name];
  };
  for (const entry of requests) row(entry).requests += 1;
  for (const entry of effects) row(entry).effects += 1;
  return counts;
}
