import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadExamples } from '../../test/helpers/load-examples.ts';
import { createProject } from '../project/create-project.ts';
import { crashRule } from '../run/crash-rule.ts';
import { lintProject } from '../run/lint-project.ts';
import { suppressionRules } from '../run/suppression-rules.ts';
import { rules } from './index.ts';

const ownFolder = fileURLToPath(new URL('.', import.meta.url));
const pages = fileURLToPath(new URL('../../../../docs/rules', import.meta.url));

function namesIn(folder: string, ending: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  return files.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
}

const names = rules.map(({ name }) => name);
/** They have no examples, as they look at no model. */
const aboutLinting = [crashRule, ...suppressionRules].map(({ name }) => name);

test('a rule has one name: in the list, in its examples, as its page and in the configuration', async () => {
  expect(new Set(names).size).toBe(names.length);
  expect([...(await loadExamples()).keys()]).toEqual(names);
  expect(
    namesIn(pages, '.md')
      .filter((name) => name !== 'README')
      .sort(),
  ).toEqual([...names, ...aboutLinting].sort());
  const project = createProject({ files: [] });
  const settings = Object.fromEntries([...names, ...aboutLinting].map((name) => [name, 'error'] as const));
  expect(lintProject(project, { rules: settings }).ruleNames.toSorted()).toEqual([...names, ...aboutLinting].sort());
});

test('a rule is in the file of its name', () => {
  const files = namesIn(ownFolder, '.ts').map((file) => file.slice(file.lastIndexOf('/') + 1));
  for (const name of names.filter((one) => !one.startsWith('deploy/'))) expect(files).toContain(name);
});

test.each(rules.map((rule) => [rule.name, rule] as const))(
  '%s speaks in whole sentences',
  (_, { title, why, cure, name }) => {
    expect(name).toMatch(/^(?:deploy\/)?[a-z]+(?:-[a-z]+)*$/);
    for (const text of [title, why, cure]) expect(text).toMatch(/^[A-Z`].*[.`]$/s);
  },
);
