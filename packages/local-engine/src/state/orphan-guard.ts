import type { ExecutionRecord } from '../records/runtime-records.ts';
import type { Index, Row } from '../store/table.ts';
import { persistenceFailure } from './engine-error.ts';
import type { Tables } from './tables.ts';

/** Camunda's code of a broken foreign key. */
const FOREIGN_KEY = 10_001;

/** Keeps what the engine's database keeps by a foreign key: no execution goes while another one hangs below it. */
export class OrphanGuard implements Index<ExecutionRecord> {
  readonly fields: readonly (keyof ExecutionRecord)[] = ['parentId'];
  readonly #moved = new Set<ExecutionRecord>();

  add(): void {
    // What comes has a parent; what goes may leave children behind.
  }

  remove({ record }: Row<ExecutionRecord>): void {
    this.#moved.add(record);
  }

  /** Forgets what a transaction before moved, also one that was rolled back. */
  begin(): void {
    this.#moved.clear();
  }

  /**
   * Call it at the end of a transaction, within it.
   *
   * @throws EngineError 500 with code 10001 when an execution is gone whose children are still there
   */
  check({ executions, executionsByParent }: Pick<Tables, 'executions' | 'executionsByParent'>): void {
    for (const { id } of this.#moved) {
      if (executionsByParent.count(id) > 0 && !executions.get(id)) throw persistenceFailure(FOREIGN_KEY);
    }
  }
}
