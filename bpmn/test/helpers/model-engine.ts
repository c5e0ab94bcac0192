import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createEngineClient, type DeploymentResult, type EngineClient } from '@stepwright/engine-client';
import { startEngine } from '@stepwright/test-servers';

/** A real engine that holds one model and runs no job by itself. */
export interface ModelEngine {
  readonly client: EngineClient;
  /** What the engine answered when the model was deployed. */
  readonly deployment: DeploymentResult;
  stop(): Promise<void>;
}

/** Starts an engine and deploys the model to it. */
export async function startModelEngine(model: URL): Promise<ModelEngine> {
  const server = await startEngine({ jobExecutor: false });
  const client = createEngineClient({ url: server.url });
  const stop = async () => {
    await client.close();
    await server.stop();
  };
  try {
    const name = basename(model.pathname);
    const deployment = await client.deployments.create({ name, files: [{ name, content: await readFile(model) }] });
    return { client, deployment, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
