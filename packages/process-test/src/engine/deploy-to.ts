import { EngineHttpError, type ProcessDefinitionId } from '@stepwright/engine-client';
import { ProcessTestError } from '../process-test-error.ts';
import type { ProcessUnderTest } from '../process-under-test.ts';
import type { TestEngine } from './test-engine.ts';

const deployed = new WeakMap<TestEngine, WeakMap<ProcessUnderTest, Promise<ProcessDefinitionId>>>();

/**
 * Deploys a process once to an engine, however often it is asked for, and answers the id of its version.
 *
 * @throws {ProcessTestError} DEPLOYMENT_REFUSED with the engine's words
 */
export function deployTo(engine: TestEngine, subject: ProcessUnderTest): Promise<ProcessDefinitionId> {
  const ofEngine = deployed.get(engine) ?? new WeakMap<ProcessUnderTest, Promise<ProcessDefinitionId>>();
  deployed.set(engine, ofEngine);
  const known = ofEngine.get(subject) ?? deploy(engine, subject);
  ofEngine.set(subject, known);
  return known;
}

async function deploy(engine: TestEngine, { contract, files }: ProcessUnderTest): Promise<ProcessDefinitionId> {
  const answer = engine.client.deployments.create({ name: `process-test ${contract.key}`, files: [...files] });
  const { deployedProcessDefinitions } = await answer.catch((cause: unknown) => {
    if (!(cause instanceof EngineHttpError)) throw cause;
    const names = files.map(({ name }) => name).join(', ');
    throw new ProcessTestError('DEPLOYMENT_REFUSED', `${engine.name} refuses ${names}: ${cause.message}`, { cause });
  });
  const definition = Object.values(deployedProcessDefinitions ?? {}).find(({ key }) => key === contract.key);
  if (definition) return definition.id;
  throw new ProcessTestError(
    'DEPLOYMENT_REFUSED',
    `${engine.name} has no process ${contract.key} after the deployment: is it executable?`,
  );
}
