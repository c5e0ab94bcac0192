import { checkDeployment } from '@stepwright/local-engine/check-deployment';
import { describe, expect, test } from 'vitest';
import { exampleProject, filesOfExample } from '../../test/helpers/example-project.ts';
import { loadExamples } from '../../test/helpers/load-examples.ts';
import type { RuleExample } from '../../test/helpers/rule-example.ts';
import { applyFixes } from '../run/apply-fixes.ts';
import { lintProject } from '../run/lint-project.ts';
import { rules } from './index.ts';

const examples = await loadExamples();

function lint(example: RuleExample, ruleName: string, files = filesOfExample(example)) {
  return lintProject(exampleProject(example, files), {
    only: [ruleName],
    rules: ruleName.startsWith('deploy/') ? {} : { [ruleName]: 'error' },
  }).findings;
}

test('every rule has examples, and every example has its rule', () => {
  expect([...examples.keys()]).toEqual(rules.map(({ name }) => name).sort());
});

describe.each([...examples])('%s', (name, { invalid, valid }) => {
  test.each(invalid.map((example) => [example.title, example] as const))('finds: %s', (_, example) => {
    const findings = lint(example, name);
    expect(findings.map(({ rule, elementId }) => [rule, elementId])).toEqual(example.at.map((id) => [name, id]));
    if (example.says !== undefined) expect(findings[0]?.message).toContain(example.says);
    for (const { message } of findings) expect(message).not.toMatch(/undefined|\[object|\.$/);
  });

  test.each(valid.map((example) => [example.title, example] as const))('is silent: %s', (_, example) => {
    expect(lint(example, name).map(({ rule, elementId, message }) => [rule, elementId, message])).toEqual([]);
  });

  const fixable = invalid.filter(({ isFixable }) => isFixable);
  if (fixable.length > 0) {
    test.each(fixable.map((example) => [example.title, example] as const))('cures: %s', (_, example) => {
      const files = filesOfExample(example).map(({ fileName, content }) => {
        const findings = lint(example, name).filter(({ file }) => file === fileName);
        return { fileName, content: Buffer.from(applyFixes(Buffer.from(content).toString(), findings).text) };
      });
      expect(lint(example, name, files)).toEqual([]);
    });
  }

  const accepted = [...invalid, ...valid].filter(({ isRefused }) => !isRefused);
  if (!name.startsWith('deploy/') && accepted.length > 0) {
    test.each(accepted.map((example) => [example.title, example] as const))('an engine takes: %s', (_, example) => {
      for (const { fileName, content } of filesOfExample(example)) {
        expect(checkDeployment({ name: fileName, content }).refusals).toEqual([]);
      }
    });
  }
});
