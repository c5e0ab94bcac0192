import { EngineNotFoundError, type NewProcessInstance, type ProcessInstance } from '@stepwright/engine-client';
import type { CommandOf } from '../workflow-command.ts';
import { type Attempt, type AttemptResult, done, failed } from './attempt.ts';

/**
 * Starts an instance that carries the command's id in `startCommandId`.
 *
 * The engine would start a second one for a repeated request, so after an attempt without answer the instance is looked for
 * first, in runtime and history. A request that arrives after that look can still start a second instance: it carries the
 * same id, and the first step of every process, `claim-start`, lets only one of them go on.
 */
export async function startProcess(command: CommandOf<'start-process'>, attempt: Attempt): Promise<AttemptResult> {
  if (attempt.sentBefore) {
    const found = await findStarted(command, attempt);
    if (found !== undefined) return done({ processInstanceId: found, lookedUp: true });
  }
  const instance = {
    processDefinitionKey: command.processKey,
    businessKey: command.businessKey,
    variables: {
      tenantId: { type: 'String', value: attempt.tenantId },
      ...command.variables,
      startCommandId: { type: 'String', value: attempt.commandId },
    },
  };
  try {
    const started = await startKnown(instance, attempt);
    return done({ processInstanceId: started.id });
  } catch (error) {
    if (!(error instanceof EngineNotFoundError)) throw error;
    return failed(
      `No process "${command.processKey}" is deployed, also not after deploying our models: ${error.message}`,
    );
  }
}

/** An engine that lost its database, or has just been set up, gets the models now instead of refusing the start. */
async function startKnown(
  instance: NewProcessInstance,
  { engine, call, deployModels }: Attempt,
): Promise<ProcessInstance> {
  try {
    return await engine.client.processInstances.start(instance, call);
  } catch (error) {
    if (!(error instanceof EngineNotFoundError)) throw error;
    await deployModels().catch((cause: unknown) => {
      // Not as the engine's own error: its refusal of a model is no refusal of this start.
      throw new Error(`"${instance.processDefinitionKey}" is not deployed, and the models cannot be: ${cause}`, {
        cause,
      });
    });
    return engine.client.processInstances.start(instance, call);
  }
}

async function findStarted(
  { processKey, businessKey }: CommandOf<'start-process'>,
  { engine, call, commandId }: Attempt,
): Promise<string | undefined> {
  const variables = [{ name: 'startCommandId', operator: 'eq' as const, value: commandId }];
  const [running] = await engine.client.processInstances.list(
    { processDefinitionKey: processKey, businessKey, variables },
    call,
  );
  if (running !== undefined) return running.id;
  const [past] = await engine.client.history.processInstances(
    { processDefinitionKey: processKey, processInstanceBusinessKey: businessKey, variables },
    call,
  );
  return past?.id;
}
