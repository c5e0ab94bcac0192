// Runs the cases on an engine and compares with what Camunda 7.24 answered. A whole run writes results/<engine>.json; then `table.ts` makes the table.
// node --conditions=stepwright-source packages/local-engine/conformance/run-suite.ts --engine camunda-7.24|operaton-1.0|local [--only <area|area/id>]
import { parseArgs } from 'node:util';
import { ENGINE_NAMES, type EngineName } from './engines.ts';
import { loadCases } from './load-cases.ts';
import { resultsOf, writeResults } from './results.ts';
import { runCases } from './run/run-cases.ts';

const { values } = parseArgs({ options: { engine: { type: 'string' }, only: { type: 'string' } } });
const engine = ENGINE_NAMES.find((name) => name === values.engine);
if (engine === undefined)
  throw new Error(`--engine ${values.engine} is unknown: it is one of ${ENGINE_NAMES.join(', ')}`);
process.exitCode = (await runSuite(engine)) ? 0 : 1;

async function runSuite(name: EngineName): Promise<boolean> {
  const areas = await loadCases(values.only);
  const cases = areas.flatMap((area) => area.cases);
  const { version, verdicts, durationMs } = await runCases(name, areas);
  const failed = cases.filter(({ id }) => verdicts.get(id)?.passed !== true);
  for (const { id } of failed) console.error(`${verdicts.get(id)?.reason}\n`);
  console.error(
    `${name} ${version}: ${cases.length - failed.length} of ${cases.length} cases passed, ${durationMs} ms`,
  );
  if (values.only === undefined) await writeResults(resultsOf(name, version, cases, verdicts));
  return failed.length === 0;
}
