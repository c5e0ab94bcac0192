import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EngineName, type StartedEngine, startEngineNamed, UNHANDLED_BPMN_ERROR } from './engines.ts';
import { loadCases } from './load-cases.ts';
import { readRecordings } from './recordings.ts';
import { type ConformanceRunner, createRunner } from './run/create-runner.ts';
import { judgeCase } from './run/judge-case.ts';

/** Registers one test per case: the engine answers as Camunda 7.24 did when the case was recorded. */
export async function conformanceTests(name: EngineName): Promise<void> {
  const areas = await loadCases();
  const recorded = await Promise.all(
    areas.map(async (area) => ({ ...area, recordings: await readRecordings(area.name) })),
  );
  for (const setting of UNHANDLED_BPMN_ERROR) {
    const all = recorded.flatMap(({ cases, recordings }) =>
      cases.map((each) => ({ each, recording: recordings[each.id] })),
    );
    const wanted = all.filter(({ each }) => (each.unhandledBpmnError ?? 'exception') === setting);
    describe.skipIf(wanted.length === 0)(`an unhandled BPMN error is ${setting}`, () => {
      let engine: StartedEngine | undefined;
      let runner: ConformanceRunner | undefined;
      beforeAll(async () => {
        engine = await startEngineNamed(name, setting);
        runner = await createRunner(engine);
      });
      afterAll(async () => {
        await runner?.close();
        await engine?.stop();
      });
      test.each(wanted)('$each.id', async ({ each, recording }) => {
        const observed = (await runner?.run(each)) ?? [];
        const verdict = judgeCase(name, each, recording, observed);
        expect(verdict.passed, verdict.reason).toBe(true);
      });
    });
  }
}
