import { expect, test } from 'vitest';
import { fillSnippets } from './fill-snippets.ts';

const cut = (file: string, region: string): string => {
  if (region !== 'known') throw new Error('there is no such region');
  return `// of ${file}\nconst a = 1;`;
};

const pageOf = (...lines: string[]): string => [...lines, ''].join('\n');

test('a block behind a snippet line is replaced by the region; what is around it stays', () => {
  const page = pageOf('Before.', '<!-- snippet: src/a.ts#known -->', '```ts', 'old', 'older', '```', 'Behind.');
  expect(fillSnippets('a.md', page, cut)).toEqual({
    text: pageOf(
      'Before.',
      '<!-- snippet: src/a.ts#known -->',
      '```ts',
      '// of src/a.ts',
      'const a = 1;',
      '```',
      'Behind.',
    ),
    shown: ['src/a.ts#known'],
    problems: [],
  });
});

test('a page that was filled stays as it is', () => {
  const once = fillSnippets('a.md', pageOf('<!-- snippet: src/a.ts#known -->', '```ts', '```'), cut).text;
  expect(fillSnippets('a.md', once, cut).text).toBe(once);
});

test('a picture needs no source, and a block may say why nothing runs it', () => {
  const page = pageOf(
    '```mermaid',
    'flowchart LR',
    '```',
    '<!-- shown only: nothing builds Java here -->',
    '```java',
    'a',
    '```',
  );
  expect(fillSnippets('a.md', page, cut)).toEqual({ text: page, shown: [], problems: [] });
});

test('a block that nothing runs is a problem that names page, line and cure', () => {
  const page = pageOf('Text.', '', '```ts', 'const a = 1;', '```');
  const { text, problems } = fillSnippets('a.md', page, cut);
  expect(text).toBe(page);
  expect(problems).toEqual([
    'a.md:3 has a block that nothing runs; put <!-- snippet: <file>#<region> --> above it, or <!-- shown only: <why> -->',
  ]);
});

test('an unknown region is a problem, and its block stays', () => {
  const page = pageOf('<!-- snippet: src/a.ts#other -->', '```ts', 'old', '```');
  const { text, problems } = fillSnippets('a.md', page, cut);
  expect(text).toBe(page);
  expect(problems).toEqual(['a.md:2 shows src/a.ts#other: there is no such region']);
});

test('a snippet line without a block is a problem, and so is a block without an end', () => {
  const alone = pageOf('<!-- snippet: src/a.ts#known -->', 'Text.');
  expect(fillSnippets('a.md', alone, cut).problems).toEqual([
    'a.md:1 has no fenced block under its snippet; add ```ts and ```',
  ]);
  const open = pageOf('<!-- snippet: src/a.ts#known -->', '```ts', 'a');
  expect(fillSnippets('a.md', open, cut).problems).toEqual(['a.md:2 begins a block that never ends; add ```']);
});
