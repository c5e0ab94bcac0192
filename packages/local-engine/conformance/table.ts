// Writes docs/engine-conformance.md from results/*.json, with --print only to the standard output:
// node --conditions=stepwright-source packages/local-engine/conformance/table.ts [--print]
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { conformanceTable } from './conformance-table.ts';
import { ENGINE_NAMES } from './engines.ts';
import { loadCases } from './load-cases.ts';
import { readResults } from './results.ts';

const { print } = parseArgs({ options: { print: { type: 'boolean', default: false } } }).values;
const results = await Promise.all(ENGINE_NAMES.map((name) => readResults(name)));
const cases = (await loadCases()).flatMap((area) => area.cases);
const page = conformanceTable(
  cases,
  results.filter((each) => each !== undefined),
);
if (print) process.stdout.write(page);
else await writeFile(new URL('../../../docs/engine-conformance.md', import.meta.url), page);
