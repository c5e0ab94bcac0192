import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/helpers/temporary-folder.ts';
import { writeAtomically } from './write-atomically.ts';

test('replaces a file, keeps its mode, and leaves nothing beside it', () => {
  const folder = temporaryFolder({ 'a.bpmn': 'old' });
  const path = join(folder, 'a.bpmn');
  chmodSync(path, 0o640);
  writeAtomically(path, 'new');
  expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777, readdirSync(folder)]).toEqual([
    'new',
    0o640,
    ['a.bpmn'],
  ]);
});

test('writes through a link, which stays one', () => {
  const folder = temporaryFolder({ 'a.bpmn': 'old' });
  const link = join(folder, 'link.bpmn');
  symlinkSync('a.bpmn', link);
  writeAtomically(link, 'new');
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'a.bpmn'), 'utf8')).toBe('new');
});

test('makes the folders on the way, and says what it cannot write', () => {
  const folder = temporaryFolder({ file: '' });
  writeAtomically(join(folder, 'a/b/report.json'), '{}');
  expect(readFileSync(join(folder, 'a/b/report.json'), 'utf8')).toBe('{}');
  expect(() => writeAtomically(join(folder, 'file/report.json'), '{}')).toThrow(
    /report\.json cannot be written \(ENOTDIR|EEXIST\)/,
  );
});
