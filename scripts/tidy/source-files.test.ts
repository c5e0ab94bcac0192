import { expect, test } from 'vitest';
import { lineCountOf, readSourceFile } from './source-files.ts';

test('finds every way to ask for a module', () => {
  const text = [
    "import a, { type B } from 'a';",
    "import type { C } from 'c';",
    "export * from 'd';",
    "export type { E } from 'e';",
    "type F = import('f').F;",
    "await import('g');",
    "require('h');",
    "import.meta.resolve('i');",
    "createRequire(import.meta.url).resolve('j');",
    'const text = "import \'k\'";',
  ].join('\n');
  const found = readSourceFile('a.ts', text).imports;
  expect(found.map(({ specifier, line }) => `${specifier}${line}`)).toEqual([
    'a1',
    'c2',
    'd3',
    'e4',
    'f5',
    'g6',
    'h7',
    'i8',
    'j9',
  ]);
  expect(found.filter(({ typeOnly }) => typeOnly).map(({ specifier }) => specifier)).toEqual(['c', 'e', 'f']);
  expect(found.filter(({ lazy }) => lazy).map(({ specifier }) => specifier)).toEqual(['g', 'h', 'i', 'j']);
});

test('joins line comments below each other and tells docstrings from others', () => {
  const text = '#!/usr/bin/env node\n// one\n// two\n\n/** three */\nrun(); // four\n/* five */';
  const comments = readSourceFile('a.ts', text).comments.map(({ line, text: content, kind }) => [line, content, kind]);
  expect(comments).toEqual([
    [2, 'one\ntwo', 'line'],
    [5, 'three', 'docstring'],
    [6, 'four', 'line'],
    [7, 'five', 'block'],
  ]);
});

test('counts lines as an editor does', () => {
  expect(['', 'a', 'a\n', 'a\nb', 'a\n\n'].map(lineCountOf)).toEqual([0, 1, 1, 2, 2]);
});
