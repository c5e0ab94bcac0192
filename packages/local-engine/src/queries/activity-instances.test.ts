import { beforeEach, describe, expect, it } from 'vitest';
import { child, emptyState, incident, insert, instance } from '../../test/data/sample-state.ts';
import type { ExecutionRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { type ActivityInstance, activityInstanceTree } from './activity-instances.ts';

let state: EngineState;
let order = 1;

beforeEach(() => {
  state = emptyState();
  order = 1;
});

function add(record: ExecutionRecord): ExecutionRecord {
  order += 1;
  const made = { ...record, order };
  insert(state, (tables) => tables.executions.insert(made));
  return made;
}

/** `name(executions)[children]`, a transition as `>name`. */
function text(tree: ActivityInstance | undefined): string {
  if (tree === undefined) return 'none';
  const inside = [...tree.children.map(text), ...tree.transitions.map(({ activityId }) => `>${activityId}`)];
  return `${tree.activityId}(${tree.executionIds.join()})${inside.length === 0 ? '' : `[${inside.join(' ')}]`}`;
}

function treeText(): string {
  return text(activityInstanceTree(state, 'pi')).replace('shapes:1:d1', 'process');
}

describe('the tree of activity instances', () => {
  it('is none for an unknown instance', () => {
    expect(activityInstanceTree(state, 'nope')).toBeUndefined();
  });

  it('has an activity that the instance itself executes', () => {
    add(instance('pi', { activityId: 'ext', activityInstanceId: 'ext:1', isActive: true }));
    const tree = activityInstanceTree(state, 'pi');
    expect(treeText()).toBe('process(pi)[ext(pi)]');
    expect(tree).toMatchObject({ id: 'pi', parentId: undefined, activityType: 'processDefinition' });
    expect(tree?.children[0]).toMatchObject({
      id: 'ext:1',
      parentId: 'pi',
      activityName: 'Ext',
      activityType: 'serviceTask',
    });
  });

  it('shows an execution that waits in front of an activity as a transition', () => {
    add(instance('pi', { activityId: 'async', activityInstanceId: undefined }));
    expect(treeText()).toBe('process(pi)[>async]');
    expect(activityInstanceTree(state, 'pi')?.transitions[0]).toMatchObject({
      id: 'pi',
      parentId: 'pi',
      activityName: 'Async',
    });
  });

  it('finds the id of a scope in the parent of its execution', () => {
    const root = add(instance('pi', { activityInstanceId: 'user:1' }));
    add(
      child('user-scope', root, {
        activityId: 'user',
        activityInstanceId: 'user:1',
        isScope: true,
        isConcurrent: false,
      }),
    );
    expect(treeText()).toBe('process(pi)[user(user-scope)]');
  });

  it('builds scopes within scopes from a compact tree', () => {
    const root = add(instance('pi', { activityInstanceId: 'sub:1' }));
    const sub = add(child('sub-scope', root, { activityInstanceId: 'inner:1', isScope: true, isConcurrent: false }));
    add(
      child('inner-scope', sub, {
        activityId: 'inner',
        activityInstanceId: 'inner:1',
        isScope: true,
        isConcurrent: false,
      }),
    );
    expect(treeText()).toBe('process(pi)[sub(sub-scope)[inner(inner-scope)]]');
    const [shown] = activityInstanceTree(state, 'pi')?.children ?? [];
    expect(shown).toMatchObject({ id: 'sub:1', parentId: 'pi' });
    expect(shown?.children[0]).toMatchObject({ id: 'inner:1', parentId: 'sub:1' });
  });

  it('shows a subprocess whose execution is in an activity of its own', () => {
    const root = add(instance('pi', { activityInstanceId: 'sub:1' }));
    add(
      child('sub-scope', root, {
        activityId: 'plain',
        activityInstanceId: 'plain:1',
        isScope: true,
        isConcurrent: false,
      }),
    );
    expect(treeText()).toBe('process(pi)[sub(sub-scope)[plain(sub-scope)]]');
  });

  it('counts concurrent executions without an activity to the scope around them', () => {
    const root = add(instance('pi'));
    add(child('ext-1', root, { activityId: 'ext', activityInstanceId: 'ext:1' }));
    const around = add(child('c-2', root, { activityInstanceId: 'user:1', isActive: false }));
    add(
      child('user-scope', around, {
        activityId: 'user',
        activityInstanceId: 'user:1',
        isScope: true,
        isConcurrent: false,
      }),
    );
    expect(treeText()).toBe('process(pi,c-2)[ext(ext-1) user(user-scope)]');
  });

  it('shows the instances of a multi-instance activity in their body, ended ones as transitions', () => {
    const root = add(instance('pi', { activityInstanceId: 'body:1' }));
    const body = add(
      child('body', root, { activityId: undefined, activityInstanceId: 'body:1', isScope: true, isConcurrent: false }),
    );
    add(child('mi-1', body, { activityId: 'mi', activityInstanceId: 'mi:1' }));
    add(child('mi-2', body, { activityId: 'mi', activityInstanceId: undefined, isActive: false }));
    expect(treeText()).toBe('process(pi)[mi#multiInstanceBody(body)[mi(mi-1) >mi]]');
  });

  it('leaves out executions that only keep variables for a compensation', () => {
    const root = add(instance('pi', { activityId: 'ext', activityInstanceId: 'ext:1' }));
    add(
      child('kept', root, { activityId: 'sub', activityInstanceId: 'sub:9', isEventScope: true, isConcurrent: false }),
    );
    expect(treeText()).toBe('process(pi)[ext(pi)]');
  });

  it('hangs incidents on the instance whose activity failed, not on the scope around it', () => {
    const root = add(instance('pi', { activityInstanceId: 'sub:1' }));
    const sub = add(
      child('sub-scope', root, {
        activityId: 'plain',
        activityInstanceId: 'plain:1',
        isScope: true,
        isConcurrent: false,
      }),
    );
    insert(state, (tables) => tables.incidents.insert(incident('inc', sub, { activityId: 'plain' })));
    const [shown] = activityInstanceTree(state, 'pi')?.children ?? [];
    expect(shown?.incidents).toEqual([]);
    expect(shown?.children[0]?.incidents.map(({ id }) => id)).toEqual(['inc']);
  });
});
