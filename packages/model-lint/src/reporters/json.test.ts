import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { exampleFiles, exampleFinding, exampleResult, hostileFinding } from '../../test/helpers/example-findings.ts';
import { reporters } from './index.ts';
import type { LintReport } from './json.ts';

const schema = JSON.parse(readFileSync(new URL('../../lint-report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

function report(...findings: Parameters<typeof exampleResult>): LintReport {
  return JSON.parse(reporters.json(exampleResult(...findings), { files: exampleFiles })) as LintReport;
}

test('writes what the schema describes, and the schema knows every key', () => {
  const written = report([...exampleResult().findings, exampleFinding({ elementId: undefined }), hostileFinding]);
  expect([validate(written), validate.errors]).toEqual([true, null]);
  const { finding } = schema.$defs;
  expect(Object.keys(written)).toEqual(schema.required);
  expect(Object.keys(written.summary)).toEqual(schema.properties.summary.required);
  for (const one of written.findings) expect(Object.keys(one)).toEqual(finding.required);
  expect(Object.keys(finding.properties)).toEqual(finding.required);
});

test('the schema refuses another severity and a missing element id', () => {
  const [first] = report().findings;
  expect(validate({ ...report(), findings: [{ ...first, severity: 'fatal' }] })).toBe(false);
  expect(validate({ ...report(), findings: [{ ...first, elementId: undefined }] })).toBe(false);
});

test('has null where there is no element, and says what can be cured', () => {
  const { summary, findings } = report([
    ...exampleResult().findings,
    exampleFinding({ elementId: undefined, severity: 'info' }),
  ]);
  expect(findings.map(({ elementId, fixable }) => [elementId, fixable])).toEqual([
    ['pay', true],
    ['deliver', false],
    [null, false],
  ]);
  expect(summary).toEqual({
    errors: 1,
    warnings: 1,
    infos: 1,
    suppressed: 0,
    fixable: 1,
    files: 2,
    filesWithFindings: 1,
  });
});
