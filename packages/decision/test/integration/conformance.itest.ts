import { readFile } from 'node:fs/promises';
import { readDecisions, toTypedValue } from '@stepwright/decision';
import { type EngineServer, startEngine } from '@stepwright/test-servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conformanceFiles, type Expected, readCases, readLines, toExpected } from '../helpers/conformance-case.ts';
import { deploy, evaluateInEngine } from '../helpers/evaluate-in-engine.ts';
import { packCases } from '../helpers/pack-cases.ts';

/** What the unit tests compare this package with is what real engines say today. */
describe.each(['camunda-7.24', 'operaton-1.0'] as const)('%s', (distribution) => {
  let engine: EngineServer;

  beforeAll(async () => {
    engine = await startEngine({ distribution, jobExecutor: false });
  });

  afterAll(async () => {
    await engine?.stop();
  });

  it.each(conformanceFiles)('gives the recorded results for %s', async (file) => {
    const cases = readCases(file);
    const packs = packCases(cases);
    const answers = await evaluateInEngine(
      engine.url,
      packs.map(({ request }) => request),
      file,
    );
    const results = new Map<number, Expected>();
    for (const [at, { indexes, unpack }] of packs.entries()) {
      const unpacked = unpack(answers[at] as Expected);
      for (const [position, index] of indexes.entries()) results.set(index, unpacked[position] as Expected);
    }
    const outcomes = cases.map((each, index) => ({ name: each.name, result: results.get(index) }));
    const expected = cases.map(({ name, expected: camunda, operaton }) => ({
      name,
      result: distribution === 'operaton-1.0' ? (operaton ?? camunda) : camunda,
    }));
    expect(outcomes).toEqual(expected);
  });

  it('deploys and refuses files as recorded', async () => {
    const lines = readLines('structures');
    const answers: unknown[] = [];
    for (const [at, { name, xml = '' }] of lines.entries()) {
      const answer = await deploy(engine.url, `structure-${at}.dmn`, xml);
      const { deployedDecisionDefinitions } = (await answer.json()) as { deployedDecisionDefinitions?: object | null };
      answers.push({ name, deployed: answer.ok ? Object.keys(deployedDecisionDefinitions ?? {}).length : 'refused' });
    }
    expect(answers).toEqual(lines.map(({ name, deployed }) => ({ name, deployed })));
  });

  it('decides the approval policy as this package does', async () => {
    const xml = await readFile(new URL('../../../../dmn/approval-policy/approval-policy.dmn', import.meta.url), 'utf8');
    const model = await readDecisions(xml);
    expect((await deploy(engine.url, 'approval-policy.dmn', xml)).ok).toBe(true);
    for (const discount of [null, 0, 499, 500, 501, 1_999, 2_000, 2_001, 10_000]) {
      for (const total of [null, 0, 999_999, 1_000_000, 9_999_999, 10_000_000, Number.MAX_SAFE_INTEGER]) {
        const variables = { discountBasisPoints: { value: discount }, totalMinor: { value: total } };
        const answer = await fetch(`${engine.url}/decision-definition/key/approval-policy/evaluate`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ variables }),
          signal: AbortSignal.timeout(30_000),
        });
        const [row] = (await answer.json()) as Record<string, { type: string; value: unknown }>[];
        const here = toExpected(
          model.evaluate('approval-policy', {
            discountBasisPoints: toTypedValue(discount),
            totalMinor: toTypedValue(total),
          }),
        );
        expect(here).toEqual([
          {
            approvalLevels: { type: row?.approvalLevels?.type, value: String(row?.approvalLevels?.value) },
            reasonCode: { type: 'String', value: row?.reasonCode?.value },
          },
        ]);
      }
    }
  });
});
