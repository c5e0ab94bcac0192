import { beforeEach, expect, test } from 'vitest';
import { child, emptyState, insert, instance } from '../../test/data/sample-state.ts';
import type { EngineState } from './engine-state.ts';
import type { Tables } from './tables.ts';

const root = () => instance('pi-1');
let state: EngineState;

beforeEach(() => {
  state = emptyState();
});

/** One transaction that looks for orphans at its end, as the engine's do. */
function transact(work: (tables: Tables) => void): void {
  insert(state, (tables) => {
    tables.orphanGuard.begin();
    work(tables);
    tables.orphanGuard.check(tables);
  });
}

test('an execution cannot go while another one hangs below it, and is still there afterwards', () => {
  const parent = root();
  const below = child('e-1', parent);
  transact(({ executions }) => [parent, below].map((one) => executions.insert(one)));
  expect(() => transact(({ executions }) => executions.delete(parent))).toThrow(
    expect.objectContaining({ status: 500, type: 'ProcessEnginePersistenceException', code: 10_001 }),
  );
  expect(state.tables.executions.get(parent.id)).toBe(parent);
});

test('it may go first, together with what is below it, or when that hangs elsewhere', () => {
  const parent = root();
  const below = child('e-1', parent);
  const other = child('e-2', parent);
  transact(({ executions }) => [parent, below, other].map((one) => executions.insert(one)));
  transact(({ executions }) => {
    executions.delete(below);
    executions.update(other, { parentId: undefined });
    executions.delete(parent);
  });
  expect([...state.tables.executions.values()]).toEqual([other]);
});
