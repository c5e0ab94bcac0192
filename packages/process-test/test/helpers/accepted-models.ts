import { readdir, readFile } from 'node:fs/promises';
import type { ModelFile } from '../../src/process-under-test.ts';

const repository = new URL('../../../../', import.meta.url);

/** The models of the platform's own processes. */
export async function platformModels(): Promise<readonly ModelFile[]> {
  const names = ['order-fulfillment', 'quote-approval'];
  return Promise.all(
    names.map(async (name) => ({
      name: `${name}.bpmn`,
      content: await readFile(new URL(`bpmn/${name}/${name}.bpmn`, repository), 'utf8'),
    })),
  );
}

interface ConformanceModules {
  readonly cases: readonly { readonly models: readonly { readonly name: string; readonly text: string }[] }[];
}

/** All that the engine's conformance cases deploy, each deployment as a list of files. They are data here: the cases have no door of their own. */
export async function conformanceDeployments(): Promise<readonly (readonly ModelFile[])[]> {
  const folder = new URL('packages/local-engine/conformance/cases/', repository);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
  const modules = await Promise.all(
    names.map((name) => import(new URL(name, folder).href) as Promise<ConformanceModules>),
  );
  const deployments = modules
    .flatMap(({ cases }) => cases.map(({ models }) => models.map(({ name, text }) => ({ name, content: text }))))
    .filter((files) => files.every(({ name }) => /\.(?:bpmn|dmn)$/.test(name)));
  return [...new Map(deployments.map((files) => [JSON.stringify(files), files])).values()];
}
