import { join } from 'node:path';
import { createEngineClient } from '@stepwright/engine-client';
import { type Logger, type RunningService, startService } from '@stepwright/service-kit';
import { buildWorkflowApp } from './app.ts';
import { deployModels } from './deploy-models.ts';
import { type Dispatcher, startDispatcher } from './dispatch/dispatcher.ts';
import type { WorkflowEnvironment } from './environment.ts';
import { type ModelDeployer, startModelDeployer } from './model-deployer.ts';

/**
 * Starts the workflow service: HTTP, dispatcher, and the deployment of the models, which is repeated until the engine is
 * there. The service takes commands at once; `/readyz` says 503 until the models are deployed.
 *
 * @param options.logger @default a logger on standard error
 */
export async function startWorkflowService(
  environment: WorkflowEnvironment,
  options: { readonly logger?: Logger } = {},
): Promise<RunningService> {
  const { ENGINE_URL, ENGINE_TIMEOUT_MS, MODELS_DIR, QUOTE_URL, COMMAND_LEASE_MS } = environment;
  const url = ENGINE_URL.replace(/\/+$/, '');
  const client = createEngineClient({ url, timeoutMs: ENGINE_TIMEOUT_MS });
  const engine = { client, url };
  const folders = [join(MODELS_DIR, 'bpmn')];
  const deploy = () => deployModels({ engine: client, folders });
  let dispatcher: Dispatcher | undefined;
  let deployer: ModelDeployer | undefined;
  try {
    return await startService(environment, {
      name: 'workflow',
      ...(options.logger === undefined ? {} : { logger: options.logger }),
      build: (parts) =>
        buildWorkflowApp({
          ...parts,
          engine,
          quoteUrl: QUOTE_URL.replace(/\/+$/, ''),
          waitingFor: () => deployer?.waitingFor(),
          onCommit: () => {
            parts.onCommit();
            dispatcher?.wake();
          },
        }),
      background: async ({ database, relayPool, logger }) => {
        deployer = startModelDeployer({ deploy, logger });
        dispatcher = startDispatcher({
          relayPool,
          database,
          engine,
          deployModels: async () => void (await deploy()),
          logger,
          owner: `workflow@${process.pid}`,
          leaseMs: COMMAND_LEASE_MS,
        });
        // Stopped in the opposite order: the client is closed when nobody calls the engine any more.
        return [{ stop: () => client.close() }, deployer, dispatcher];
      },
    });
  } catch (cause) {
    await client.close();
    throw cause;
  }
}
