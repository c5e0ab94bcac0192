import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { lintXmlLimits } from '@stepwright/model-lint';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/helpers/temporary-folder.ts';
import { readBounded } from './read-bounded.ts';

test('reads a file whole, up to one byte more than is linted', () => {
  const folder = temporaryFolder({ 'a.bpmn': '<a/>' });
  expect(Buffer.from(readBounded(join(folder, 'a.bpmn'), 'a.bpmn')).toString()).toBe('<a/>');
  const large = join(folder, 'large.bpmn');
  const file = openSync(large, 'w');
  // A file of 8 GB that takes no room on the disk.
  ftruncateSync(file, 8e9);
  closeSync(file);
  expect(readBounded(large, 'large.bpmn').byteLength).toBe(lintXmlLimits.bytesMax + 1);
});

test('names what it cannot read', () => {
  const folder = temporaryFolder();
  expect(() => readBounded(join(folder, 'gone.bpmn'), 'gone.bpmn')).toThrow('gone.bpmn cannot be read (ENOENT)');
  expect(() => readBounded(folder, 'folder.bpmn')).toThrow('folder.bpmn is no file');
});
