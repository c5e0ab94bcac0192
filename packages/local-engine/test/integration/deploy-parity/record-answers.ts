/**
 * Records what Camunda 7.24 answers to every model of the comparison, for the unit tests that run without an engine:
 * `node --conditions=stepwright-source packages/local-engine/test/integration/deploy-parity/record-answers.ts`
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { startEngine } from '@stepwright/test-servers';
import { deployToEngine, parityModels } from './answers.ts';

const engine = await startEngine({ distribution: 'camunda-7.24', jobExecutor: false });
try {
  const answers: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(parityModels)) answers[name] = await deployToEngine(engine.url, text);
  const folder = new URL('generated/', import.meta.url);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL('camunda-answers.json', folder), `${JSON.stringify(answers, undefined, 1)}\n`);
} finally {
  await engine.stop();
}
