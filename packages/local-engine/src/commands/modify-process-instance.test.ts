import { expect, test } from 'vitest';
import { memoryEngine } from '../../test/helpers/memory-engine.ts';
import { startP, tasksInScope, treeOf, twoTasks } from '../../test/helpers/two-tasks.ts';
import type { Engine } from '../engine.ts';
import type { ModificationInstruction } from '../modification/instructions.ts';
import { modifyProcessInstance } from './modify-process-instance.ts';

async function running(
  model: string,
): Promise<{ engine: Engine; id: string; modify: (...instructions: ModificationInstruction[]) => Promise<void> }> {
  const { engine } = memoryEngine();
  const { instanceId: id } = await startP(engine, model);
  const modify = (...instructions: ModificationInstruction[]) =>
    engine.execute((state) => modifyProcessInstance(state, id, { instructions }));
  return { engine, id, modify };
}

test('a start goes on beside what is there', async () => {
  const { engine, id, modify } = await running(twoTasks);
  await modify({ type: 'startBeforeActivity', elementId: 'b' });
  expect(treeOf(engine, id)).toBe('p[a b]');
});

test('the instance lives on while an instruction empties it, and ends when the last one leaves nothing', async () => {
  const { engine, id, modify } = await running(twoTasks);
  await modify({ type: 'cancel', activityId: 'a' }, { type: 'startTransition', elementId: 'a-b' });
  expect(treeOf(engine, id)).toBe('p[b]');
  await modify({ type: 'cancel', activityId: 'b' });
  expect(treeOf(engine, id)).toBe('none');
  expect(engine.state.tables.historicInstances.get(id)?.state).toBe('EXTERNALLY_TERMINATED');
});

test('an instance whose modification reached the end is completed', async () => {
  const { engine, id, modify } = await running(twoTasks);
  await modify({ type: 'cancel', activityId: 'a' }, { type: 'startAfterActivity', elementId: 'b' });
  expect(engine.state.tables.historicInstances.get(id)?.state).toBe('COMPLETED');
});

test('scopes around a target are opened once, with their timers', async () => {
  const { engine, id, modify } = await running(tasksInScope);
  await modify({ type: 'cancel', activityId: 'sub' }, { type: 'startBeforeActivity', elementId: 'b' });
  await modify({ type: 'startBeforeActivity', elementId: 'a' });
  expect(treeOf(engine, id)).toBe('p[sub[b a]]');
  expect(engine.state.tables.jobsByInstance.get(id).map(({ activityId }) => activityId)).toEqual(['late']);
});

test('a refused instruction takes back those before it', async () => {
  const { engine, id, modify } = await running(twoTasks);
  const refused = modify({ type: 'cancel', activityId: 'a' }, { type: 'startBeforeActivity', elementId: 'nowhere' });
  await expect(refused).rejects.toMatchObject({ type: 'NotValidException', status: 400 });
  expect(treeOf(engine, id)).toBe('p[a]');
});
