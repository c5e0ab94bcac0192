import { expect, test } from 'vitest';
import { memoryEngine } from '../../test/helpers/memory-engine.ts';
import { startP, tasksInScope, treeOf, twoTasks } from '../../test/helpers/two-tasks.ts';

test('an instance starts where it is told, without its start event', async () => {
  const { engine } = memoryEngine();
  const startInstructions = [
    { type: 'startBeforeActivity', elementId: 'b' },
    { type: 'startBeforeActivity', elementId: 'a' },
  ] as const;
  const { instanceId } = await startP(engine, tasksInScope, { startInstructions });
  expect(treeOf(engine, instanceId)).toBe('p[sub[b a]]');
  expect(engine.state.tables.historicInstances.get(instanceId)?.startActivityId).toBe('b');
});

test('an instance that starts behind everything is completed at once', async () => {
  const { engine } = memoryEngine();
  const startInstructions = [{ type: 'startAfterActivity', elementId: 'b' }] as const;
  const { instanceId } = await startP(engine, twoTasks, { startInstructions });
  expect(engine.state.tables.historicInstances.get(instanceId)?.state).toBe('COMPLETED');
});

test('a start at an unknown element leaves no instance behind', async () => {
  const { engine } = memoryEngine();
  const startInstructions = [{ type: 'startBeforeActivity', elementId: 'nowhere' }] as const;
  await expect(startP(engine, twoTasks, { startInstructions })).rejects.toThrow(/Element 'nowhere' does not exist/);
  expect([...engine.state.tables.executions.values()]).toEqual([]);
});
