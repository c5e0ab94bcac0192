import { describe, expect, test } from 'vitest';
import { compareVerdicts } from '../../../test/corpus/compare-verdicts.ts';
import { corpusModels } from '../../../test/corpus/corpus-models.ts';
import { createProject } from '../../project/create-project.ts';
import { lintProject } from '../../run/lint-project.ts';
import { refusalsOf } from './refusals-of.ts';
import { deployRefused } from './refused.ts';
import { takingRules } from './taking-rules.ts';

describe.each(['seen', 'unseen'] as const)('the %s half of the corpus', (half) => {
  const result = compareVerdicts(half);

  test('agrees with Camunda on at least 98 of 100 models', () => {
    expect(result.modelCount).toBeGreaterThan(600);
    expect(result.agreement).toBeGreaterThanOrEqual(0.98);
  });

  test('passes at most one in 200 of the models that Camunda refuses', () => {
    expect(result.refusedCount).toBeGreaterThan(300);
    expect(result.wrongGreenRate).toBeLessThanOrEqual(0.005);
  });
});

const files = corpusModels().map(({ name, fileName, content }, index) => ({
  name,
  fileName: `${index}/${fileName}`,
  content,
}));
const project = createProject({ files });

test('of every refusal exactly one rule speaks', () => {
  const rules = [...takingRules, deployRefused];
  const refusals = project.files.flatMap((file) => refusalsOf(file).map(({ finding }) => ({ file, finding })));
  const wrong = refusals.flatMap(({ file, finding }) => {
    const names = rules.filter((rule) => rule.takes(finding, file)).map(({ name }) => name);
    return names.length === 1 ? [] : [`${names.join(', ')}: ${finding.message}`];
  });
  expect(wrong).toEqual([]);
});

test('findings name a place and no internals', () => {
  const { findings } = lintProject(project, { only: ['deploy'] });
  expect(findings.length).toBeGreaterThan(900);
  expect(findings.filter(({ rule }) => rule === 'rule-crashed')).toEqual([]);
  for (const { line, column, message } of findings) {
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(message).not.toMatch(/NOT_SUPPORTED_BY_LOCAL_ENGINE|\[object|\n/);
  }
});
