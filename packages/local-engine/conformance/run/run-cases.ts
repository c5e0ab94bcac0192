import { openEngineApi } from '../engine/engine-api.ts';
import { type EngineName, startEngineNamed, UNHANDLED_BPMN_ERROR } from '../engines.ts';
import type { CaseArea } from '../load-cases.ts';
import { type Recordings, readRecordings } from '../recordings.ts';
import { createRunner } from './create-runner.ts';
import { judgeCase, type Verdict } from './judge-case.ts';

/** What a run of cases on an engine found. */
export interface CasesRun {
  readonly version: string;
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Time for the cases alone, without the start of the engine. */
  readonly durationMs: number;
}

/** Runs all cases of the areas on an engine, once for each setting that they ask for, and judges them. */
export async function runCases(engine: EngineName, areas: readonly CaseArea[]): Promise<CasesRun> {
  const recordings: Recordings = Object.assign(
    {},
    ...(await Promise.all(areas.map(({ name }) => readRecordings(name)))),
  );
  const cases = areas.flatMap((area) => area.cases);
  const verdicts = new Map<string, Verdict>();
  const run = { version: 'unknown', verdicts, durationMs: 0 };
  for (const setting of UNHANDLED_BPMN_ERROR) {
    const wanted = cases.filter(({ unhandledBpmnError = 'exception' }) => unhandledBpmnError === setting);
    if (wanted.length === 0) continue;
    const server = await startEngineNamed(engine, setting);
    try {
      run.version = await versionOf(server.url);
      const startedMs = Date.now();
      const runner = await createRunner(server);
      for (const each of wanted) {
        verdicts.set(each.id, judgeCase(engine, each, recordings[each.id], await runner.run(each)));
      }
      await runner.close();
      run.durationMs += Date.now() - startedMs;
    } finally {
      await server.stop();
    }
  }
  return run;
}

async function versionOf(url: string): Promise<string> {
  const api = openEngineApi(url);
  const { version } = await api.get<{ version: string }>('/version');
  await api.close();
  return version;
}
