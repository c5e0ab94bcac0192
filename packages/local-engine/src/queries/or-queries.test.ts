import { expect, it } from 'vitest';
import { emptyState, insert } from '../../test/data/sample-state.ts';
import type { UserTaskRecord } from '../records/runtime-records.ts';
import type { QueryRequest } from './query-definition.ts';
import { countRecords } from './select-records.ts';
import { tasks } from './tasks.ts';

const task = (id: string, assignee: string | undefined, priority: number): UserTaskRecord => ({
  id,
  name: id,
  description: undefined,
  assignee,
  owner: undefined,
  delegationState: undefined,
  priority,
  dueAtMs: undefined,
  followUpAtMs: undefined,
  formKey: undefined,
  createdAtMs: 0,
  lastUpdatedAtMs: undefined,
  taskDefinitionKey: id,
  executionId: 'e',
  activityInstanceId: 'a',
  processInstanceId: 'e',
  definitionId: 'd',
  suspended: false,
  candidateUsers: [],
  candidateGroups: [],
});

function count(orQueries: unknown, more: Readonly<Record<string, unknown>> = {}): number {
  const state = emptyState();
  insert(state, ({ userTasks }) => {
    userTasks.insert(task('a', 'ann', 1));
    userTasks.insert(task('b', 'bob', 1));
    userTasks.insert(task('c', undefined, 9));
  });
  const criteria: QueryRequest['criteria'] = Object.entries({ ...more, orQueries }).map(([name, value]) => ({
    name,
    value,
    source: 'body',
  }));
  return countRecords(state, tasks, criteria);
}

it('wants one criterion of a set', () => {
  expect(count([{ assignee: 'ann', unassigned: true }])).toBe(2);
});

it('wants one of every set, and the criteria beside them', () => {
  expect(count([{ assigneeIn: ['ann', 'bob'] }, { name: 'b', priority: 9 }])).toBe(1);
  expect(count([{ assignee: 'ann', unassigned: true }], { priority: 9 })).toBe(1);
});

it('does not count a flag that is false or a value that is null', () => {
  expect(count([{ assignee: 'ann', unassigned: false, name: null }])).toBe(1);
});

it('refuses criteria that depend on others, and a set without any', () => {
  expect(() => count([{ candidateUser: 'ann' }])).toThrow('"candidateUser" within orQueries');
  expect(() => count([{}])).toThrow('without a criterion');
  expect(() => count([5])).toThrow('an object of criteria');
});
