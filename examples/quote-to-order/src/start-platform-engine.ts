import { join } from 'node:path';
import { chooseDistribution, type EngineServer, type PostgresServer, startEngine } from '@stepwright/test-servers';
import { prepareEngineDatabase } from './databases.ts';
import type { PlatformOptions } from './platform-options.ts';
import { loggerOf } from './start-services.ts';

/** Starts the engine that is chosen, or uses the one that runs already. A Java engine keeps its data in a database, the local one in a folder. */
export async function startPlatformEngine(
  options: PlatformOptions,
  postgres: PostgresServer,
  onStop: (step: () => Promise<unknown>) => void,
): Promise<EngineServer> {
  const engine =
    options.engineUrl === undefined
      ? await startOwnEngine(options, postgres)
      : await startEngine({ url: options.engineUrl });
  onStop(() => engine.stop());
  return engine;
}

async function startOwnEngine(options: PlatformOptions, postgres: PostgresServer): Promise<EngineServer> {
  const { dataDir, jobExecutor = true, testClock = false, onProgress = () => undefined } = options;
  const distribution = chooseDistribution(options.engine);
  const common = { distribution, jobExecutor, testClock, onProgress };
  if (distribution !== 'local')
    return startEngine({ ...common, database: { url: await prepareEngineDatabase(postgres) } });
  const { logger } = loggerOf(options, 'engine');
  return startEngine({
    ...common,
    ...(dataDir === undefined ? {} : { dataDir: join(dataDir, 'engine') }),
    ...(logger === undefined ? {} : { log: (line) => logger.info(line) }),
  });
}
