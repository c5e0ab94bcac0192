import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { EngineClient, NewDeployment } from '@stepwright/engine-client';

/** What one deployment has brought. */
export interface DeployedModels {
  /** The folder, for example `bpmn/order-fulfillment`; it is also the deployment's name at the engine. */
  readonly name: string;
  /** Keys with their new versions; empty when nothing has changed. */
  readonly newVersions: Readonly<Record<string, number>>;
}

/**
 * Deploys the models of all processes, one deployment per folder that holds models, so that a process and the decisions that it
 * calls change together. A folder whose files are those of its newest deployment is left as it is: safe to repeat.
 *
 * @param options.folders the roots, for example `bpmn` of the repository; read with all folders below them.
 * @throws {EngineError} when the engine is away or refuses a model; folders before it stay deployed.
 */
export async function deployModels(options: {
  readonly engine: EngineClient;
  readonly folders: readonly string[];
}): Promise<readonly DeployedModels[]> {
  const deployed: DeployedModels[] = [];
  for (const folder of options.folders) {
    for (const deployment of await readDeployments(folder)) {
      deployed.push(await deploy(options.engine, deployment));
    }
  }
  return deployed;
}

async function deploy(engine: EngineClient, deployment: NewDeployment): Promise<DeployedModels> {
  const { deployedProcessDefinitions, deployedDecisionDefinitions } = await engine.deployments.create(deployment);
  const definitions = [
    ...Object.values(deployedProcessDefinitions ?? {}),
    ...Object.values(deployedDecisionDefinitions ?? {}),
  ];
  return {
    name: deployment.name,
    newVersions: Object.fromEntries(definitions.map(({ key, version }) => [key, version])),
  };
}

/** Sorted, so that every start deploys in the same order. A missing root holds no models. */
async function readDeployments(root: string): Promise<NewDeployment[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((cause: { code?: string }) => {
    if (cause.code === 'ENOENT') return [];
    throw cause;
  });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(bpmn|dmn)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const byFolder = Map.groupBy(paths, (path) => dirname(path));
  return Promise.all(
    [...byFolder].map(async ([folder, files]) => ({
      name: [basename(root), ...relative(root, folder).split(sep)].filter((part) => part !== '').join('/'),
      source: 'stepwright',
      enableDuplicateFiltering: true,
      files: await Promise.all(files.map(async (path) => ({ name: basename(path), content: await readFile(path) }))),
    })),
  );
}
