import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/helpers/temporary-folder.ts';
import { findChosenFiles, findProjectFiles, nameOfFile } from './find-files.ts';

function folderWithModels(): string {
  const names = [
    'a.bpmn',
    'sub/b.bpmn20.xml',
    'sub/[c].dmn',
    'd.dmn11.xml',
    'sub/notes.xml',
    'node_modules/x/e.bpmn',
    'dist/f.bpmn',
  ];
  return temporaryFolder(Object.fromEntries([...names, '.git/g.bpmn'].map((name) => [name, ''])));
}

test('a project has every model below its folder, but those of others and those that are made', () => {
  const folder = folderWithModels();
  const found = findProjectFiles(folder, {}).map((path) => nameOfFile(folder, path));
  expect(found).toEqual(['a.bpmn', 'd.dmn11.xml', 'sub/[c].dmn', 'sub/b.bpmn20.xml']);
});

test('globs of the configuration say what belongs to the project', () => {
  const folder = folderWithModels();
  const found = findProjectFiles(folder, { models: ['sub/*', 'dist/*.bpmn'], decisions: [] });
  expect(found.map((path) => nameOfFile(folder, path))).toEqual(['dist/f.bpmn', 'sub/[c].dmn', 'sub/b.bpmn20.xml']);
});

test.each([
  [['a.bpmn'], ['a.bpmn']],
  [['sub'], ['sub/[c].dmn', 'sub/b.bpmn20.xml']],
  [['sub/[c].dmn'], ['sub/[c].dmn']],
  [
    ['*.bpmn', 'a.bpmn', '*/*.xml'],
    ['a.bpmn', 'sub/b.bpmn20.xml'],
  ],
  [['dist'], ['dist/f.bpmn']],
])('%j names %j', (paths, names) => {
  const folder = folderWithModels();
  expect(findChosenFiles(folder, paths).map((path) => nameOfFile(folder, path))).toEqual(names);
  expect(
    findChosenFiles(
      folder,
      paths.map((path) => join(folder, path)),
    ),
  ).toHaveLength(names.length);
});

test.each([
  ['b.bpmn', 'There is no file or folder b.bpmn.'],
  ['x/*.bpmn', 'No model matches x/*.bpmn: names end with .bpmn, .bpmn20.xml, .dmn or .dmn11.xml.'],
  ['sub/notes.xml', 'sub/notes.xml is no model: names end with'],
])('refuses %s', (path, reason) => {
  const folder = folderWithModels();
  expect(() => findChosenFiles(folder, [path])).toThrow(reason);
});

test('refuses a folder without models', () => {
  expect(() => findChosenFiles(temporaryFolder({ 'empty/readme.md': '' }), ['empty'])).toThrow(
    'There is no model in empty',
  );
});

test('a file is named as seen from the project, and by its whole path when it is outside', () => {
  expect(nameOfFile('/srv/models', '/srv/models/sub/a.bpmn')).toBe('sub/a.bpmn');
  expect(nameOfFile('/srv/models', '/srv/other/a.bpmn')).toBe('/srv/other/a.bpmn');
});
