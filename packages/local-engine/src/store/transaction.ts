import type { StoredRecord } from '../records/runtime-records.ts';
import type { TableChanges } from './commit-log.ts';
import type { StoreTable, TableRow } from './store-table.ts';

/** One step of a transaction, with what it takes to undo it. */
export interface Change<R extends StoredRecord = StoredRecord> {
  readonly kind: 'insert' | 'update' | 'delete';
  readonly table: StoreTable<R>;
  readonly row: TableRow<R>;
  /** Of an update: the former values of the changed fields. */
  readonly before: Partial<Record<keyof R, unknown>> | undefined;
  /** Of an insertion: the row with the same id that the same transaction deleted. */
  readonly replaced: TableRow<R> | undefined;
}

/** What one transaction did, in order. Undoing is done backwards, so every step finds what it left. */
export class Transaction {
  readonly changes: Change[] = [];
  readonly afterCommit: (() => void)[] = [];

  /** Undoes everything after the given lengths of both lists. */
  rollBackTo(changeCount: number, afterCommitCount: number): void {
    const unsorted = new Set<StoreTable<StoredRecord>>();
    while (this.changes.length > changeCount) {
      const change = this.changes.pop() as Change;
      change.table.undo(change);
      if (change.replaced !== undefined) unsorted.add(change.table);
    }
    for (const table of unsorted) table.sort();
    this.afterCommit.length = afterCommitCount;
  }

  /** What a commit keeps, by table; a record that came and went within the transaction is not in it. */
  tableChanges(): TableChanges[] {
    const byTable = new Map<StoreTable<StoredRecord>, { deletedIds: string[]; rows: Set<TableRow<StoredRecord>> }>();
    const inserted = new Set<TableRow<StoredRecord>>();
    for (const { kind, table, row } of this.changes) {
      const changes = byTable.get(table) ?? { deletedIds: [], rows: new Set() };
      if (changes.rows.size === 0 && changes.deletedIds.length === 0) byTable.set(table, changes);
      if (kind === 'insert') inserted.add(row);
      if (kind !== 'delete') changes.rows.add(row);
      else {
        changes.rows.delete(row);
        if (!inserted.has(row)) changes.deletedIds.push(row.record.id);
      }
    }
    return [...byTable].map(([table, { deletedIds, rows }]) => ({
      table: table.name,
      deletedIds,
      records: [...rows].map((row) => row.record),
    }));
  }

  /** Makes deletions final. */
  settle(): void {
    for (const { kind, table, row } of this.changes) {
      if (kind === 'delete') table.forget(row);
    }
  }
}
