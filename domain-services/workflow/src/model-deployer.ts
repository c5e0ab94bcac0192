import { startPollLoop } from '@stepwright/outbox';
import type { Logger } from '@stepwright/service-kit';
import type { DeployedModels } from './deploy-models.ts';

/** Deploys the models at the start, again and again until the engine has taken them. */
export interface ModelDeployer {
  /** What the service waits for; undefined once the models are deployed. */
  waitingFor(): string | undefined;
  stop(): Promise<void>;
}

/** Starts to deploy. `deploy` must be safe to repeat. */
export function startModelDeployer(options: {
  readonly deploy: () => Promise<readonly DeployedModels[]>;
  readonly logger: Logger;
  /** The pause after a failure, longer after each one in a row up to 5 s. @default 250 */
  readonly pauseMs?: number;
}): ModelDeployer {
  const { deploy, logger, pauseMs = 250 } = options;
  let waitingFor: string | undefined = 'The models are not deployed yet.';
  const loop = startPollLoop({
    step: async () => {
      const deployed = await deploy();
      waitingFor = undefined;
      logger.info('the models are deployed', { deployed });
      // Not awaited: it resolves when this step has ended.
      void loop.stop();
      return false;
    },
    pauseMs,
    failurePauseMsMax: 5_000,
    onFailure: (cause) => {
      waitingFor = `The models cannot be deployed: ${cause instanceof Error ? cause.message : cause}`;
      logger.warn('the models could not be deployed; it is tried again', { cause: waitingFor });
    },
  });
  return { waitingFor: () => waitingFor, stop: loop.stop };
}
