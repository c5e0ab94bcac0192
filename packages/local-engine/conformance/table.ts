// Writes docs/engine-conformance.md from results/*.json: node --conditions=stepwright-source packages/local-engine/conformance/table.ts
import { writeFile } from 'node:fs/promises';
import { conformanceTable } from './conformance-table.ts';
import { ENGINE_NAMES } from './engines.ts';
import { loadCases } from './load-cases.ts';
import { readResults } from './results.ts';

const results = await Promise.all(ENGINE_NAMES.map((name) => readResults(name)));
const cases = (await loadCases()).flatMap((area) => area.cases);
const page = conformanceTable(
  cases,
  results.filter((each) => each !== undefined),
);
await writeFile(new URL('../../../docs/engine-conformance.md', import.meta.url), page);
