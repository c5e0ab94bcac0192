import type { ExternalTaskRecord } from '../records/runtime-records.ts';
import { SortedList } from '../store/sorted-list.ts';
import type { Index, Row } from '../store/table.ts';

type TaskRow = Row<ExternalTaskRecord>;

/** How `candidates` orders what it gives. */
export interface CandidateOrder {
  /** The highest priority first; within one, by creation. */
  readonly usePriority: boolean;
  /** @default 'asc' */
  readonly sortByCreateTime?: 'asc' | 'desc';
}

/**
 * The external tasks that may be fetched, found in a time that does not grow with how many wait or are locked.
 *
 * 1. `#waiting` has, by topic and priority, the tasks that may be fetched at `#seenMs`: not suspended, with retries left, not locked then.
 * 2. `#locks` has all tasks that only their lock keeps or kept away, by its expiry. Those up to `#seenMs` are in `#waiting` too.
 * 3. Moving `#seenMs` in either direction moves what lies between; each expiry is paid for once.
 */
export class AvailableTasks implements Index<ExternalTaskRecord> {
  readonly fields: readonly (keyof ExternalTaskRecord)[] = [
    'topic',
    'priority',
    'createdAtMs',
    'lockExpiresAtMs',
    'retries',
    'suspended',
  ];
  readonly #waiting = new Map<string, Map<number, SortedList<TaskRow>>>();
  readonly #locks = new SortedList<TaskRow>((one, other) => expiry(one) - expiry(other) || one.order - other.order);
  #seenMs = Number.NEGATIVE_INFINITY;

  add(row: TaskRow): void {
    if (!isOpen(row.record)) return;
    if (row.record.lockExpiresAtMs !== undefined) this.#locks.add(row);
    if (expiry(row) <= this.#seenMs) this.#addWaiting(row);
  }

  remove(row: TaskRow): void {
    if (!isOpen(row.record)) return;
    if (row.record.lockExpiresAtMs !== undefined) this.#locks.delete(row);
    if (expiry(row) <= this.#seenMs) this.#removeWaiting(row);
  }

  /**
   * The tasks of these topics that may be fetched at `nowMs`; a lock that expires at `nowMs` is no hindrance. Tasks may be locked, changed and
   * deleted while it runs.
   */
  *candidates(topics: readonly string[], nowMs: number, order: CandidateOrder): IterableIterator<ExternalTaskRecord> {
    this.#moveTo(nowMs);
    const backwards = order.sortByCreateTime === 'desc';
    const compare = comparison(order.usePriority, backwards);
    const queues: Queue[] = [];
    for (const topic of new Set(topics)) {
      for (const tasks of this.#waiting.get(topic)?.values() ?? []) {
        queues.push({ tasks, head: backwards ? tasks.last() : tasks.first() });
      }
    }
    for (let queue = next(queues, compare); queue !== undefined; queue = next(queues, compare)) {
      const row = queue.head as TaskRow;
      const wasChanged = !queue.tasks.has(row);
      if (!wasChanged) yield row.record;
      queue.head = backwards ? queue.tasks.before(row) : queue.tasks.after(row);
    }
  }

  /** When the next lock expires after `afterMs`; undefined when none does. @default the time of the latest `candidates` */
  nextLockExpiryMs(afterMs: number = this.#seenMs): number | undefined {
    const row = this.#locks.firstWhere((locked) => expiry(locked) > afterMs);
    return row?.record.lockExpiresAtMs;
  }

  #moveTo(nowMs: number): void {
    for (
      let row = this.#firstLockAfter(this.#seenMs);
      row !== undefined && expiry(row) <= nowMs;
      row = this.#locks.after(row)
    ) {
      this.#addWaiting(row);
    }
    for (
      let row = this.#firstLockAfter(nowMs);
      row !== undefined && expiry(row) <= this.#seenMs;
      row = this.#locks.after(row)
    ) {
      this.#removeWaiting(row);
    }
    this.#seenMs = nowMs;
  }

  #firstLockAfter(timeMs: number): TaskRow | undefined {
    return this.#locks.firstWhere((locked) => expiry(locked) > timeMs);
  }

  #addWaiting(row: TaskRow): void {
    const { topic, priority } = row.record;
    const queues = this.#waiting.get(topic) ?? new Map<number, SortedList<TaskRow>>();
    if (queues.size === 0) this.#waiting.set(topic, queues);
    const tasks = queues.get(priority) ?? new SortedList<TaskRow>(byCreation);
    if (tasks.size === 0) queues.set(priority, tasks);
    tasks.add(row);
  }

  #removeWaiting(row: TaskRow): void {
    const { topic, priority } = row.record;
    const queues = this.#waiting.get(topic);
    const tasks = queues?.get(priority);
    tasks?.delete(row);
    if (tasks?.size === 0) queues?.delete(priority);
    if (queues?.size === 0) this.#waiting.delete(topic);
  }
}

/** One list of candidates and the one of it that comes next. */
interface Queue {
  readonly tasks: SortedList<TaskRow>;
  head: TaskRow | undefined;
}

function isOpen(task: ExternalTaskRecord): boolean {
  return !task.suspended && (task.retries === undefined || task.retries > 0);
}

/** A task without a lock is one whose lock expired long ago. */
function expiry(row: TaskRow): number {
  return row.record.lockExpiresAtMs ?? Number.NEGATIVE_INFINITY;
}

function byCreation(one: TaskRow, other: TaskRow): number {
  return one.record.createdAtMs - other.record.createdAtMs || one.order - other.order;
}

function comparison(usePriority: boolean, backwards: boolean): (one: TaskRow, other: TaskRow) => number {
  const byTime = backwards ? (one: TaskRow, other: TaskRow) => byCreation(other, one) : byCreation;
  if (!usePriority) return byTime;
  return (one, other) => other.record.priority - one.record.priority || byTime(one, other);
}

/** The queue whose head comes first. Few topics are asked for at a time, so looking at all heads is as good as a heap. */
function next(queues: readonly Queue[], compare: (one: TaskRow, other: TaskRow) => number): Queue | undefined {
  let best: Queue | undefined;
  for (const queue of queues) {
    if (queue.head === undefined) continue;
    if (best?.head === undefined || compare(queue.head, best.head) < 0) best = queue;
  }
  return best;
}
