import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import { chooseDistribution, startEngine } from '@stepwright/test-servers';

/** The engine that all rows share. */
export interface Stage {
  readonly url: string;
  readonly engine: EngineClient;
  /** Whether the engine knows variables of the type Json: Operaton 1.0 is built without it. */
  readonly hasJson: boolean;
  close(): Promise<void>;
}

/** Starts the engine that STEPWRIGHT_ENGINE names, the local one when it names none. */
export async function openStage(): Promise<Stage> {
  const distribution = chooseDistribution();
  const server =
    distribution === 'local' ? await forkEngine() : await startEngine({ distribution, jobExecutor: false });
  const engine = createEngineClient({ url: server.url });
  const { jsonType } = await engine.capabilities();
  return {
    url: server.url,
    engine,
    hasJson: jsonType === true,
    async close() {
      await engine.close();
      await server.stop();
    },
  };
}

/** The local engine runs in the process that starts it: a handler that blocks its thread must not block the engine, too. */
async function forkEngine(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const program = fileURLToPath(new URL('engine-program.ts', import.meta.url));
  const child = fork(program, {
    execArgv: ['--conditions=stepwright-source'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const early = ended.then(([code]) => Promise.reject(new Error(`The engine's process ended with ${code}.`)));
  early.catch(() => undefined);
  const [message] = await Promise.race([once(child, 'message'), early]);
  return {
    url: (message as { url: string }).url,
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}
