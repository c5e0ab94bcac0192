import { expect, test } from 'vitest';
import {
  exampleFiles,
  exampleFinding,
  exampleResult,
  fullFinding,
  hostileFinding,
  manyFindings,
} from '../../test/helpers/example-findings.ts';
import type { LintResult } from '../run/lint-project.ts';
import { reporters } from './index.ts';
import type { ReportContext } from './report-context.ts';

/** What the tests read of a log. */
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri?: string }[] } };
  readonly invocations: readonly [{ readonly toolExecutionNotifications: readonly { message: { text: string } }[] }];
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: readonly { physicalLocation: { artifactLocation: { uri: string } } }[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
  }[];
}

function runOf(result: LintResult, context: Partial<ReportContext> = {}): Run {
  const log = JSON.parse(reporters.sarif(result, { files: exampleFiles, ...context })) as {
    version: string;
    runs: Run[];
  };
  expect([log.version, log.runs.length]).toEqual(['2.1.0', 1]);
  return log.runs[0] as Run;
}

test('gives a result place, element, path, related places and changes', () => {
  const { results } = runOf(exampleResult([fullFinding]), { placeOf: (_, id) => ({ line: id.length, column: 2 }) });
  const artifactLocation = { uri: 'bpmn/order.bpmn', uriBaseId: '%SRCROOT%' };
  const step = (id: string) => ({
    location: {
      physicalLocation: { artifactLocation, region: { startLine: id.length, startColumn: 2 } },
      logicalLocations: [{ fullyQualifiedName: id, kind: 'element' }],
      message: { text: id },
    },
  });
  expect(results[0]).toMatchObject({
    ruleId: 'deploy/attribute',
    level: 'error',
    message: { text: 'the attribute "x" is unknown.\na | b\n1 | 2\nCure: Add the key.' },
    locations: [
      {
        physicalLocation: { artifactLocation, region: { startLine: 3, startColumn: 1 } },
        logicalLocations: [{ fullyQualifiedName: 'pay', kind: 'element' }],
      },
    ],
    relatedLocations: [
      {
        id: 1,
        physicalLocation: {
          artifactLocation: { uri: 'bpmn/other%20file.bpmn', uriBaseId: '%SRCROOT%' },
          region: { startLine: 7, startColumn: 9 },
        },
        message: { text: 'it is used here' },
      },
    ],
    codeFlows: [{ threadFlows: [{ locations: [step('start'), step('pay')] }] }],
    fixes: [
      {
        description: { text: 'Remove it.' },
        artifactChanges: [
          {
            artifactLocation,
            replacements: [
              { deletedRegion: { charOffset: 10, charLength: 4 } },
              { deletedRegion: { charOffset: 20, charLength: 0 }, insertedContent: { text: '<a/>' } },
            ],
          },
        ],
      },
    ],
    partialFingerprints: { 'stepwright/v1': '00000000000000bb' },
  });
});

test('describes every rule that a result names', () => {
  const { tool, results } = runOf(exampleResult(), { pageOf: (name) => `https://example.com/${name}` });
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  expect(tool.driver.rules.find(({ id }) => id === 'rule-crashed')).toMatchObject({
    shortDescription: { text: expect.stringContaining('failed') },
    fullDescription: { text: expect.any(String) },
    help: { text: expect.stringContaining('Cure: '), markdown: expect.stringContaining('**Cure:** ') },
    helpUri: 'https://example.com/rule-crashed',
    defaultConfiguration: { level: 'error' },
  });
});

test('has suppressed findings as suppressed results, and infos as notes', () => {
  const suppressed = {
    ...exampleFinding({ severity: 'info' }),
    suppression: { isInModel: false, reason: 'known', until: '2027-01-31' },
  };
  expect(runOf(exampleResult([], [suppressed])).results).toMatchObject([
    {
      level: 'note',
      suppressions: [{ kind: 'external', status: 'accepted', justification: 'known (until 2027-01-31)' }],
    },
  ]);
});

test('tells equal fingerprints apart', () => {
  const fingerprints = runOf(exampleResult(manyFindings(3))).results.map(
    ({ partialFingerprints }) => partialFingerprints['stepwright/v1'],
  );
  expect(fingerprints).toEqual(['00000000000000aa', '00000000000000aa-2', '00000000000000aa-3']);
});

test('leaves out the least severe beyond 25,000 results, and says so', () => {
  const { results, invocations } = runOf(
    exampleResult([...manyFindings(25_000), exampleFinding({ severity: 'error' })]),
  );
  expect(results).toHaveLength(25_000);
  expect(results[0]?.level).toBe('error');
  expect(invocations[0].toolExecutionNotifications).toMatchObject([
    { level: 'warning', message: { text: expect.stringMatching(/^25001 results were found; .* the worst 25000/) } },
  ]);
  expect(runOf(exampleResult()).invocations[0].toolExecutionNotifications).toEqual([]);
});

test('writes file names as references that are valid addresses', () => {
  const [result] = runOf(exampleResult([hostileFinding])).results;
  const uri = result?.locations[0]?.physicalLocation.artifactLocation.uri ?? '';
  expect(uri).toMatch(/^[\w.!~*'()%/-]+$/);
  expect(decodeURIComponent(uri)).toBe(hostileFinding.file.toWellFormed());
});
