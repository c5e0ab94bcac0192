import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compareFiles } from './compare-files.ts';

describe('compareFiles', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'stepwright-generate-'));
    mkdirSync(join(root, 'docs/pictures'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const owns = /^docs\/pictures\/.*\.svg$/;
  const write = (file: string, text: string) => writeFileSync(join(root, file), text);

  test('finds nothing when every file is there with its text', () => {
    write('docs/pictures/a.svg', 'a');
    write('docs/pictures/notes.txt', 'of nobody');
    expect(compareFiles(root, owns, { files: [{ file: 'docs/pictures/a.svg', text: 'a' }] })).toEqual([]);
  });

  test('names files that are missing, stale and left over', () => {
    write('docs/pictures/a.svg', 'old');
    write('docs/pictures/gone.svg', 'gone');
    const files = [
      { file: 'docs/pictures/a.svg', text: 'new' },
      { file: 'docs/pictures/b.svg', text: 'b' },
    ];
    expect(compareFiles(root, owns, { files })).toEqual([
      { file: 'docs/pictures/a.svg', state: 'stale', text: 'new' },
      { file: 'docs/pictures/b.svg', state: 'missing', text: 'b' },
      { file: 'docs/pictures/gone.svg', state: 'left over' },
    ]);
  });

  test('calls nothing left over while a source has a problem', () => {
    write('docs/pictures/a.svg', 'a');
    expect(compareFiles(root, owns, { files: [], problems: ['a cannot be drawn'] })).toEqual([]);
  });
});
