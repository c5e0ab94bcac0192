import { expect, test } from 'vitest';
import { deploy, externalTaskProcess, memoryEngine } from '../test/helpers/memory-engine.ts';
import { deleteDeployment } from './commands/delete-deployment.ts';
import { startProcessInstance } from './commands/start-process-instance.ts';
import type { Engine } from './engine.ts';

async function deployed(): Promise<{ engine: Engine; deploymentId: string; definitionId: string }> {
  const { engine } = memoryEngine();
  await deploy(engine, { 'p.bpmn': externalTaskProcess('p', 'ship') });
  const [definition] = engine.state.tables.definitions.values();
  if (!definition) throw new Error('nothing was deployed');
  return { engine, deploymentId: definition.deploymentId, definitionId: definition.id };
}

test('what was compiled for a deleted definition is forgotten', async () => {
  const { engine, deploymentId, definitionId } = await deployed();
  await engine.execute((state) => deleteDeployment(state, deploymentId, { cascade: false, skipIoMappings: false }));
  expect(() => engine.state.modelOf(definitionId)).toThrow(/no compiled model/);
});

test('a deletion that is refused forgets nothing', async () => {
  const { engine, deploymentId, definitionId } = await deployed();
  await engine.execute((state) => startProcessInstance(state, { definitionId }));
  const refused = engine.execute((state) => {
    deleteDeployment(state, deploymentId, { cascade: true, skipIoMappings: false });
    throw new Error('too late');
  });
  await expect(refused).rejects.toThrow('too late');
  expect(engine.state.modelOf(definitionId).id).toBe('p');
});
