import { describe, expect, it } from 'vitest';
import { emptyState, insert, instance, variable } from '../../test/data/sample-state.ts';
import type { VariableRecord } from '../records/runtime-records.ts';
import type { Tables } from './tables.ts';

const root = instance('pi-1');

/** One transaction that counts revisions, as the engine's do. */
function transact(state: ReturnType<typeof emptyState>, work: (tables: Tables) => void): void {
  insert(state, (tables) => {
    tables.variableRevisions.begin();
    work(tables);
    tables.variableRevisions.count(tables.variables);
  });
}

function withVariable(): { state: ReturnType<typeof emptyState>; record: VariableRecord } {
  const state = emptyState();
  const record = variable(root, 'v', { type: 'Integer', value: 1 });
  transact(state, ({ variables }) => variables.insert(record));
  return { state, record };
}

describe('the revision of a variable', () => {
  it('is 0 in the transaction that creates it and 1 after it, whatever else that did to it', () => {
    const state = emptyState();
    const record = variable(root, 'v', { type: 'Integer', value: 1 });
    transact(state, ({ variables, variableRevisions }) => {
      variables.insert(record);
      expect(variableRevisions.before(record)).toBe(0);
      variables.update(record, { sequence: 2 });
      expect(variableRevisions.before(record)).toBe(0);
    });
    expect(record.revision).toBe(1);
    expect(state.tables.variableRevisions.before(record)).toBe(1);
  });

  it('counts a transaction once, however often it changes the variable', () => {
    const { state, record } = withVariable();
    transact(state, ({ variables }) => {
      variables.update(record, { sequence: 2 });
      variables.update(record, { sequence: 3 });
    });
    expect(record.revision).toBe(2);
  });

  it('counts a move, but not a move there and back', () => {
    const { state, record } = withVariable();
    transact(state, ({ variables }) => {
      variables.update(record, { executionId: 'ex-2' });
      variables.update(record, { executionId: 'pi-1' });
    });
    expect(record.revision).toBe(1);
    transact(state, ({ variables }) => variables.update(record, { executionId: 'ex-2' }));
    expect(record.revision).toBe(2);
  });

  it('does not count what a transaction before left behind when it was rolled back', () => {
    const { state, record } = withVariable();
    expect(() =>
      transact(state, ({ variables }) => {
        variables.update(record, { sequence: 2 });
        throw new Error('rolled back');
      }),
    ).toThrow('rolled back');
    transact(state, () => undefined);
    expect(record.revision).toBe(1);
  });
});
