import { expect, test } from 'vitest';
import type { RawState, RawVariable } from '../engine/raw-state.ts';
import { observeState } from './observe-state.ts';

/** An instance with two runs of `a`, told apart by a variable only; ids and their order as given. */
function stateWith(ids: readonly [string, string], values: readonly [number, number]): RawState {
  const variables = ids.map((id, index): RawVariable => {
    return {
      id: `v-${id}`,
      name: 'n',
      type: 'Integer',
      value: values[index],
      executionId: id,
      taskId: null,
      activityInstanceId: id,
    };
  });
  const children = ids.map((id) => ({ id, activityId: 'a', executionIds: [id] }));
  return {
    instances: [{ id: 'i', definitionId: 'p:1:x', businessKey: null, suspended: false }],
    trees: [{ id: 'i', activityId: 'p:1:x', executionIds: ['i'], childActivityInstances: children }],
    executions: [],
    external: ids.map((id) => ({
      ...{
        id: `task-of-${id}`,
        activityId: 'a',
        activityInstanceId: id,
        executionId: id,
        topicName: 't',
        retries: null,
      },
      ...{ errorMessage: null, priority: 0, workerId: null, lockExpirationTime: null, suspended: false },
    })),
    tasks: [],
    jobs: [],
    subscriptions: [],
    variables,
    incidents: [],
  };
}

test('equal-named nodes are numbered by what hangs on them, whatever their ids and order', () => {
  const first = observeState(stateWith(['x', 'y'], [1, 2]), new Map());
  const second = observeState(stateWith(['y', 'x'], [1, 2]), new Map());
  expect(first.state).toEqual(second.state);
  expect(first.state.tree).toEqual([{ p: ['a', 'a[1]'] }]);
  expect(first.state.variables).toEqual([
    ['a', 'n', 'Integer', 1],
    ['a[1]', 'n', 'Integer', 2],
  ]);
});

test('names lead to the ids in the order of the observed state', () => {
  const { names } = observeState(stateWith(['y', 'x'], [2, 1]), new Map());
  expect(names.get('external:a')).toEqual(['task-of-x', 'task-of-y']);
  expect(names.get('instance:p')).toEqual(['i']);
});

test('another value is another state', () => {
  const first = observeState(stateWith(['x', 'y'], [1, 2]), new Map());
  const second = observeState(stateWith(['x', 'y'], [1, 3]), new Map());
  expect(first.state).not.toEqual(second.state);
});
