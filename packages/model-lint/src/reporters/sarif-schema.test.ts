import { readFileSync } from 'node:fs';
import ajvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import {
  exampleFiles,
  exampleFinding,
  exampleResult,
  fullFinding,
  hostileFinding,
  manyFindings,
} from '../../test/helpers/example-findings.ts';
import { loadExamples } from '../../test/helpers/load-examples.ts';
import { wholeText } from '../../test/helpers/rule-example.ts';
import { createProject } from '../project/create-project.ts';
import { lintProject } from '../run/lint-project.ts';
import { reporters } from './index.ts';

// The schema that OASIS publishes with SARIF 2.1.0, as it is.
const schema = JSON.parse(readFileSync(new URL('../../test/data/sarif-schema-2.1.0.json', import.meta.url), 'utf8'));
const ajv = new ajvDraft04.default({ strict: false, allErrors: true });
addFormats.default(ajv);
const isValid = ajv.compile(schema);

function problemsOf(text: string): unknown {
  return isValid(JSON.parse(text)) ? [] : isValid.errors;
}

test.each([
  ['nothing', exampleResult([])],
  ['everything that a finding can have', exampleResult([fullFinding])],
  ['hostile texts', exampleResult([hostileFinding])],
  ['more findings than a run may have', exampleResult(manyFindings(25_010))],
])('a log of %s keeps to the published schema', (_, result) => {
  const placeOf = (): { line: number; column: number } => ({ line: 3, column: 7 });
  expect(
    problemsOf(
      reporters.sarif(result, {
        files: exampleFiles,
        placeOf,
        pageOf: (rule) => `https://example.org/${encodeURIComponent(rule.toWellFormed())}`,
      }),
    ),
  ).toEqual([]);
});

test('what the rules really find keeps to it too', async () => {
  const files = [...(await loadExamples())].flatMap(([rule, { invalid }]) => {
    const [name = 'a.bpmn', file = ''] = Object.entries(invalid[0].files)[0] ?? [];
    return [{ fileName: `${rule}/${name}`, content: new TextEncoder().encode(wholeText(file)) }];
  });
  const result = lintProject(createProject({ files }));
  expect(result.findings.length).toBeGreaterThan(100);
  expect(problemsOf(reporters.sarif(result, { files: files.map(({ fileName }) => fileName) }))).toEqual([]);
});

test('a log that breaks the schema is seen', () => {
  const log = JSON.parse(reporters.sarif(exampleResult([exampleFinding()]), { files: exampleFiles }));
  log.runs[0].results[0].level = 'loud';
  expect(problemsOf(JSON.stringify(log))).not.toEqual([]);
});
