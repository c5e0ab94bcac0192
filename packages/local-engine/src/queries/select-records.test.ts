import { beforeEach, describe, expect, it } from 'vitest';
import { emptyState, insert, instance } from '../../test/data/sample-state.ts';
import type { EngineState } from '../state/engine-state.ts';
import { processInstances } from './process-instances.ts';
import type { QueryRequest } from './query-definition.ts';
import { countRecords, selectRecords } from './select-records.ts';

let state: EngineState;

beforeEach(() => {
  state = emptyState();
  insert(state, (tables) => {
    for (const [id, businessKey] of [
      ['c', 'k1'],
      ['a', undefined],
      ['b', 'k1'],
      ['d', 'k2'],
    ] as const) {
      tables.executions.insert(instance(id, { businessKey, definitionId: id === 'd' ? 'other:1' : 'shapes:1:d1' }));
    }
  });
});

function ids(criteria: Readonly<Record<string, unknown>>, more: Partial<QueryRequest> = {}): readonly string[] {
  return selectRecords(state, processInstances, { criteria: sent(criteria), sortings: [], ...more }).map(
    ({ id }) => id,
  );
}

function sent(criteria: Readonly<Record<string, unknown>>): QueryRequest['criteria'] {
  return Object.entries(criteria).map(([name, value]) => ({ name, value, source: 'body' }));
}

function by(sortBy: string, descending = false): Partial<QueryRequest> {
  return { sortings: [{ sortBy, descending, parameters: {} }] };
}

describe('selectRecords', () => {
  it('answers in the order of insertion without sorting', () => {
    expect(ids({})).toEqual(['c', 'a', 'b', 'd']);
    expect(ids({ businessKey: 'k1' })).toEqual(['c', 'b']);
  });

  it('answers by id what several index entries give', () => {
    expect(ids({ processInstanceIds: ['d', 'a'] })).toEqual(['a', 'd']);
  });

  it('puts records without the value first, and last when descending', () => {
    expect(ids({}, by('businessKey'))).toEqual(['a', 'c', 'b', 'd']);
    expect(ids({}, by('businessKey', true))).toEqual(['d', 'c', 'b', 'a']);
  });

  it('sorts by several steps', () => {
    const sortings = [
      { sortBy: 'businessKey', descending: false, parameters: {} },
      { sortBy: 'instanceId', descending: true, parameters: {} },
    ];
    expect(ids({}, { sortings })).toEqual(['a', 'c', 'b', 'd']);
    expect(ids({ businessKey: 'k1' }, { sortings })).toEqual(['c', 'b']);
  });

  it.each([
    [1, 2, ['a', 'b']],
    [undefined, 1, ['c']],
    [3, undefined, ['d']],
    [0, 0, []],
    [9, 1, []],
    [-1, 1, []],
    [undefined, -1, []],
  ])('gives the page from %s with %s', (firstResult, maxResults, expected) => {
    expect(ids({}, { firstResult, maxResults })).toEqual(expected);
    expect(ids({}, { firstResult, maxResults, ...by('tenantId') })).toEqual(expected);
  });

  it('counts without regard to a page', () => {
    expect(countRecords(state, processInstances, sent({ businessKey: 'k1' }))).toBe(2);
  });

  it('asks nothing for a false flag', () => {
    expect(ids({ suspended: false })).toHaveLength(4);
    expect(ids({ suspended: true })).toHaveLength(0);
  });

  it('looks only at what the most selective index gives', () => {
    insert(state, (tables) => {
      for (let count = 0; count < 200; count += 1) tables.executions.insert(instance(`x${count}`));
    });
    const looked: string[] = [];
    const { tables } = state;
    const watching = { ...state, tables: { ...tables, executions: { ...tables.executions, values: refuseScan } } };
    const found = selectRecords(watching, watchedInstances(looked), {
      criteria: sent({ active: true, processDefinitionId: 'shapes:1:d1', businessKey: 'k2' }),
      sortings: [],
    });
    expect(looked).toEqual(['d']);
    expect(found).toEqual([]);
  });

  it('refuses an unknown filter by name, and one of Camunda with 501', () => {
    expect(() => ids({ nonsense: 1 })).toThrow('The process-instance query has no filter "nonsense"');
    expect(() => ids({ orQueries: [] })).toThrow('does not support the filter orQueries');
    expect(() => ids({ toString: 1 })).toThrow('has no filter "toString"');
  });
});

function refuseScan(): never {
  throw new Error('the whole table was asked for');
}

function watchedInstances(looked: string[]): typeof processInstances {
  const { active } = processInstances.filters;
  return {
    ...processInstances,
    filters: {
      ...processInstances.filters,
      active: (criterion, question) => {
        const constraint = active?.(criterion, question);
        return {
          test: (record) => {
            looked.push(record.id);
            return constraint?.test(record) ?? true;
          },
        };
      },
    },
  };
}

describe('tenants', () => {
  it('have nothing here', () => {
    expect(ids({ tenantIdIn: ['t'] })).toEqual([]);
    expect(ids({ tenantIdIn: [] })).toHaveLength(4);
    expect(ids({ withoutTenantId: true })).toHaveLength(4);
  });
});
