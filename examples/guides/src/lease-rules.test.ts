import { EngineLockExpiredError, EngineLockedByAnotherError } from '@stepwright/engine-client';
import { createLocalEngine } from '@stepwright/local-engine';
import { expect, onTestFinished, test } from 'vitest';
import { deployModels } from '../test/helpers/deploy-models.ts';
import { startOrder } from '../test/helpers/start-order.ts';

test('the engine checks the worker id, and the end of the lock only where it is extended', async () => {
  const engine = await createLocalEngine();
  onTestFinished(() => engine.stop());
  await deployModels(engine.client);
  await startOrder(engine.client, 'L-1');
  const { externalTasks } = engine.client;
  // #region rules
  const fetch = { maxTasks: 1, topics: [{ topicName: 'price-order', lockDurationMs: 10_000 }] };
  const [task] = await externalTasks.fetchAndLock({ workerId: 'first', ...fetch });
  const id = task?.id ?? '';

  await engine.advance(10_001); // its lock has ended
  const extension = { workerId: 'first', newDurationMs: 10_000 };
  await expect(externalTasks.extendLock(id, extension)).rejects.toThrow(EngineLockExpiredError);

  await externalTasks.fetchAndLock({ workerId: 'second', ...fetch });
  await expect(externalTasks.complete(id, { workerId: 'first' })).rejects.toThrow(EngineLockedByAnotherError);

  await engine.advance(10_001); // ended again, and nobody else has taken the task
  await externalTasks.complete(id, { workerId: 'second' }); // the engine takes it
  // #endregion
  expect(await externalTasks.get(id)).toBeUndefined();
});
