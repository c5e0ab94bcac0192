// Runs every generator of the repository. With --check it writes nothing and fails when a file on disk is not what its generator makes.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { apiReference } from './generate/api-reference.ts';
import { apiReports } from './generate/api-reports.ts';
import { bpmnlintRules } from './generate/bpmnlint-rules.ts';
import { compareFiles, type Difference } from './generate/compare-files.ts';
import { engineConformance } from './generate/engine-conformance.ts';
import type { Generator } from './generate/generated-file.ts';
import { guideSnippets } from './generate/guide-snippets.ts';
import { modelModules } from './generate/model-modules.ts';
import { openApiDocuments } from './generate/openapi-documents.ts';
import { processPictures } from './generate/process-pictures.ts';
import { rulePages } from './generate/rule-pages.ts';
import { scenarioSchema } from './generate/scenario-schema.ts';
import { stockClientLimits } from './generate/stock-client-limits.ts';
import { testPictures } from './generate/test-pictures.ts';
import { workerFeatures } from './generate/worker-features.ts';
import { workerRegistrations } from './generate/worker-registrations.ts';

const generators: readonly Generator[] = [
  modelModules,
  workerRegistrations,
  processPictures,
  testPictures,
  openApiDocuments,
  engineConformance,
  stockClientLimits,
  workerFeatures,
  rulePages,
  bpmnlintRules,
  scenarioSchema,
  guideSnippets,
  apiReports,
  apiReference,
];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values;

for (const generator of generators) {
  try {
    const generated = await generator.generate(root);
    const differences = compareFiles(root, generator.owns, generated);
    if (check) complain(differences);
    else write(differences);
    for (const problem of generated.problems ?? []) fail(`${generator.name}: ${problem}`);
  } catch (cause) {
    fail(`${generator.name}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

function complain(differences: readonly Difference[]): void {
  for (const { file, state } of differences) fail(`${file} is ${state}; run "npm run generate" and commit it`);
}

function write(differences: readonly Difference[]): void {
  for (const { file, text } of differences) {
    const path = join(root, file);
    if (text === undefined) rmSync(path);
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    console.log(`${text === undefined ? 'removed' : 'wrote'} ${file}`);
  }
}
