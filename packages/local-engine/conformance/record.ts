// Records what Camunda 7.24 answers to the cases: node --conditions=stepwright-source packages/local-engine/conformance/record.ts [--only <area|area/id>] [--url <running engine>]
// Other cases of a recorded area stay as they are; cases that are gone are removed. With --url a running engine with job executor off
// and test clock on is used (emptied first!) for cases with the default setting.
import { parseArgs } from 'node:util';
import { runningEngine, startRealEngine, UNHANDLED_BPMN_ERROR } from './engines.ts';
import { type CaseArea, loadCases } from './load-cases.ts';
import type { Observation } from './observations/observation.ts';
import { readRecordings, writeRecordings } from './recordings.ts';
import { createRunner } from './run/create-runner.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, url: { type: 'string' } } });
const areas = await loadCases(values.only);
const recorded = new Map<string, readonly Observation[]>();
for (const setting of UNHANDLED_BPMN_ERROR) await recordWith(setting);
for (const area of areas) await write(area);

async function recordWith(setting: (typeof UNHANDLED_BPMN_ERROR)[number]): Promise<void> {
  const cases = areas
    .flatMap((area) => area.cases)
    .filter((each) => (each.unhandledBpmnError ?? 'exception') === setting);
  if (cases.length === 0) return;
  const engine =
    values.url !== undefined && setting === 'exception'
      ? await runningEngine(values.url)
      : await startRealEngine('camunda-7.24', setting);
  try {
    const runner = await createRunner(engine);
    const startedMs = Date.now();
    for (const each of cases) {
      const observations = await runner.run(each);
      recorded.set(each.id, observations);
      for (const { stopped } of observations)
        if (stopped !== undefined) console.error(`${each.id} stopped: ${stopped}`);
    }
    console.error(`${cases.length} cases in ${Date.now() - startedMs} ms (${setting})`);
    await runner.close();
  } finally {
    await engine.stop();
  }
}

async function write({ name }: CaseArea): Promise<void> {
  const all = (await loadCases(name)).flatMap(({ cases }) => cases);
  const before = await readRecordings(name);
  const now = all.flatMap(({ id }) => {
    const observations = recorded.get(id) ?? before[id];
    return observations === undefined ? [] : [[id, observations] as const];
  });
  await writeRecordings(name, 'Camunda 7.24.0', Object.fromEntries(now));
}
