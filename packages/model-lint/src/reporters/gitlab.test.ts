import { expect, test } from 'vitest';
import { exampleFiles, exampleFinding, exampleResult, manyFindings } from '../../test/helpers/example-findings.ts';
import { reporters } from './index.ts';

const write = (...result: Parameters<typeof exampleResult>) =>
  JSON.parse(reporters.gitlab(exampleResult(...result), { files: exampleFiles })) as {
    fingerprint: string;
    severity: string;
  }[];

test('writes what GitLab asks for', () => {
  expect(write([exampleFinding()])).toEqual([
    {
      description: 'the call of "delivery" passes no business key. Add the key.',
      check_name: 'business-key-not-passed',
      fingerprint: '00000000000000aa',
      severity: 'minor',
      location: { path: 'bpmn/order.bpmn', lines: { begin: 12 } },
    },
  ]);
});

test('has severities that GitLab knows, and no fingerprint twice', () => {
  const issues = write([
    ...manyFindings(2),
    exampleFinding({ severity: 'error' }),
    exampleFinding({ severity: 'info' }),
  ]);
  expect(issues.map(({ severity }) => severity)).toEqual(['minor', 'minor', 'critical', 'info']);
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(4);
});
