/**
 * Records what Camunda 7.24 answers to every model of the corpus, each deployed by itself: `npm run corpus:record`. The unit tests compare
 * with the record, so that they need no engine; an integration test deploys a sample to see that the record is true.
 */
import { writeFile } from 'node:fs/promises';
import { startEngine } from '@stepwright/test-servers';
import { corpusModels } from './corpus-models.ts';
import { deployForVerdict, type Verdict } from './deploy-verdict.ts';

const engine = await startEngine({ distribution: 'camunda-7.24', jobExecutor: false });
try {
  const verdicts: Record<string, Verdict> = {};
  for (const model of corpusModels()) verdicts[model.name] = await deployForVerdict(engine.url, model);
  const file = new URL('generated/verdicts.json', import.meta.url);
  await writeFile(file, `${JSON.stringify(verdicts, undefined, 1)}\n`);
} finally {
  await engine.stop();
}
