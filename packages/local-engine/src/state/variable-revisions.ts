import type { VariableRecord } from '../records/runtime-records.ts';
import type { Index, Row, Table } from '../store/table.ts';

type Version = Pick<VariableRecord, 'value' | 'sequence' | 'executionId' | 'isConcurrentLocal'>;

/**
 * Counts the revision of each variable as the engine's database does: one more for each transaction that leaves it other than it was, also
 * in another place. A variable that moved there and back is what it was.
 */
export class VariableRevisions implements Index<VariableRecord> {
  readonly fields: readonly (keyof VariableRecord)[] = ['value', 'sequence', 'executionId', 'isConcurrentLocal'];
  /** What was touched in this transaction as it was before; undefined when it is new. */
  readonly #touched = new Map<VariableRecord, Version | undefined>();
  #isCounting = false;

  add({ record }: Row<VariableRecord>): void {
    if (this.#isCounting && !this.#touched.has(record)) this.#touched.set(record, undefined);
  }

  remove({ record }: Row<VariableRecord>): void {
    if (!this.#isCounting || this.#touched.has(record)) return;
    const { value, sequence, executionId, isConcurrentLocal } = record;
    this.#touched.set(record, { value, sequence, executionId, isConcurrentLocal });
  }

  /** Forgets what a transaction before touched, also one that was rolled back. */
  begin(): void {
    this.#touched.clear();
    this.#isCounting = true;
  }

  /** The revision before this transaction: 0 for what it created, though that has been given the one that it will have. */
  before(record: VariableRecord): number {
    return this.#touched.has(record) && this.#touched.get(record) === undefined ? 0 : record.revision;
  }

  /** Gives what the transaction changed its next revision; what it created has its own. Call it at the end, within the transaction. */
  count(variables: Table<VariableRecord>): void {
    this.#isCounting = false;
    for (const [record, before] of this.#touched) {
      if (before === undefined || variables.get(record.id) !== record || isSame(record, before)) continue;
      variables.update(record, { revision: record.revision + 1 });
    }
    this.#touched.clear();
  }
}

function isSame(record: VariableRecord, before: Version): boolean {
  return (
    record.value === before.value &&
    record.sequence === before.sequence &&
    record.executionId === before.executionId &&
    record.isConcurrentLocal === before.isConcurrentLocal
  );
}
