import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/helpers/temporary-folder.ts';
import { writeNew } from './write-new.ts';

test('writes a file that is not there, with the folders on the way, and leaves nothing beside it', () => {
  const folder = temporaryFolder();
  expect(writeNew(join(folder, 'a/b/c.ts'), 'new')).toBe(true);
  expect(readFileSync(join(folder, 'a/b/c.ts'), 'utf8')).toBe('new');
  expect(readdirSync(join(folder, 'a/b'))).toEqual(['c.ts']);
});

test('leaves what is there as it is', () => {
  const folder = temporaryFolder({ 'a.ts': 'mine' });
  expect(writeNew(join(folder, 'a.ts'), 'new')).toBe(false);
  expect(readFileSync(join(folder, 'a.ts'), 'utf8')).toBe('mine');
  expect(readdirSync(folder)).toEqual(['a.ts']);
});

test('says what it cannot write', () => {
  const folder = temporaryFolder({ file: '' });
  expect(() => writeNew(join(folder, 'file/a.ts'), 'new')).toThrow(/a\.ts cannot be written \(E\w+\)/);
});
