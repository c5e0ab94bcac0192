import { readFile } from 'node:fs/promises';
import type { EngineClient } from '@stepwright/engine-client';

const names = ['order.bpmn', 'report.bpmn', 'invoice.bpmn'];

/** Deploys the models of the guides. */
export async function deployModels(engine: EngineClient): Promise<void> {
  const files = names.map(async (name) => ({
    name,
    content: await readFile(new URL(`../../${name}`, import.meta.url), 'utf8'),
  }));
  await engine.deployments.create({ name: 'guides', files: await Promise.all(files) });
}
