import { expect, test } from 'vitest';
import type { FeatureGroup } from './worker-features/feature.ts';
import { featureProblems } from './worker-features/feature-problems.ts';
import { featuresPage } from './worker-features/features-page.ts';

const fetching: FeatureGroup = {
  group: 'Fetching',
  features: [
    { feature: 'Long polls', how: '`longPollMs` | 7 s', test: { file: 'a/poller.test.ts', title: 'it waits' } },
    { feature: 'Places by memory', missing: 'Nothing measures it.' },
  ],
};

const files: Readonly<Record<string, string>> = { 'a/poller.test.ts': "test('it waits', () => {});" };
const read = (file: string): string | undefined => files[file];

function shown(file: string, title: string, feature = 'Long polls'): FeatureGroup {
  return { group: 'Others', features: [{ feature, how: 'always', test: { file, title } }] };
}

test('each group is a table with a link to the test that shows a feature, or why it is missing', () => {
  const page = featuresPage([fetching]);
  expect(page).toContain('2 rows, 1 of them missing');
  expect(page.slice(page.indexOf('## '))).toBe(`## Fetching

| feature | how | shown by |
| --- | --- | --- |
| Long polls | \`longPollMs\` \\| 7 s | [it waits](../a/poller.test.ts) |
| Places by memory | **Missing.** Nothing measures it. | |
`);
});

test('rows whose tests are there are no problem, and neither are those that are missing', () => {
  expect(featureProblems([fetching], read)).toEqual([]);
});

test.each([
  [
    'a file that is not there',
    shown('a/gone.test.ts', 'it waits'),
    /Long polls.*a\/gone\.test\.ts, which is not there/,
  ],
  ['a title that the file does not have', shown('a/poller.test.ts', 'it runs'), /"it runs", which is not in a\/poller/],
])('%s is a problem that names the row', (_, group, problem) => {
  expect(featureProblems([group], read)).toEqual([expect.stringMatching(problem)]);
});

test('a feature that stands there twice is a problem', () => {
  expect(featureProblems([fetching, shown('a/poller.test.ts', 'it waits')], read)).toEqual([
    expect.stringMatching(/"Long polls" stands there twice/),
  ]);
});
