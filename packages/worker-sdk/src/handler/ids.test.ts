import type { BusinessKeyText } from '@stepwright/contract';
import type { EngineClient, ExternalTask } from '@stepwright/engine-client';
import { expect, test } from 'vitest';
import type { AttemptStore, OperationRef } from '../attempts/attempt-store.ts';
import type { TaskFacts } from './task-context.ts';

// Nothing here runs but the last line: the compiler is what is tested.
export async function mixesIds(
  engine: EngineClient,
  store: AttemptStore,
  task: ExternalTask,
  facts: TaskFacts,
  key: BusinessKeyText<'order'>,
): Promise<void> {
  await engine.externalTasks.complete(task.id, { workerId: 'w' });
  await engine.externalTasks.complete('text from outside', { workerId: 'w' });
  // @ts-expect-error An instance is no task.
  await engine.externalTasks.complete(task.processInstanceId, { workerId: 'w' });
  // @ts-expect-error A task is no instance.
  await engine.processInstances.delete(task.id);
  // @ts-expect-error A definition is no instance.
  await engine.history.activityInstances({ processInstanceId: task.processDefinitionId });
  // @ts-expect-error An external task is no user task.
  await engine.tasks.complete(facts.externalTaskId);
  const right: OperationRef = { tenantId: facts.tenantId, operationId: 'O-1' };
  // @ts-expect-error An operation is no tenant.
  const swapped: OperationRef = { tenantId: right.operationId, operationId: right.tenantId };
  // @ts-expect-error A business key is no tenant.
  const wrong: OperationRef = { ...right, tenantId: key };
  await store.recordStillUnknown(swapped, 1, `${wrong.tenantId}`);
}

test('ids of one kind are not taken for another, and text from outside may be any', () => {
  expect(mixesIds).toBeTypeOf('function');
});
