import { expect, test } from 'vitest';
import { snippetRegions } from './snippet-regions.ts';

test('a region is cut without its marks and without the indentation that all its lines have', () => {
  const text = ['const a = {', '  // #region body', '  b: {', '', '    c: 1,', '  },', '  // #endregion', '};'].join(
    '\n',
  );
  expect(snippetRegions('a.ts', text)).toEqual([{ name: 'body', text: 'b: {\n\n  c: 1,\n},' }]);
});

test('a region within a region is part of it, without its marks', () => {
  const text = ['// #region all', 'one', '  // #region two', '  two', '  // #endregion', '// #endregion'].join('\n');
  expect(snippetRegions('a.ts', text)).toEqual([
    { name: 'two', text: 'two' },
    { name: 'all', text: 'one\n  two' },
  ]);
});

test('marks may stand in the comments of XML, YAML and SQL', () => {
  const xml = '<a>\n  <!-- #region b -->\n  <b />\n  <!-- #endregion -->\n</a>';
  expect(snippetRegions('a.bpmn', xml)).toEqual([{ name: 'b', text: '<b />' }]);
  expect(snippetRegions('a.yaml', '# #region b\nb: 1\n# #endregion')).toEqual([{ name: 'b', text: 'b: 1' }]);
  expect(snippetRegions('a.sql', '-- #region b\nselect 1\n-- #endregion')).toEqual([{ name: 'b', text: 'select 1' }]);
});

test.each([
  ['// #region a\na', 'a.ts:1 begins the region a, which never ends; add // #endregion'],
  ['a\n// #endregion', 'a.ts:2 ends a region that never began; remove the line'],
  ['// #region a\n\n// #endregion', 'a.ts has nothing in the region a; fill it or remove it'],
  [
    '// #region a\na\n// #endregion\n// #region a\nb\n// #endregion',
    'a.ts has two regions a; give one of them another name',
  ],
])('%j is refused', (text, message) => {
  expect(() => snippetRegions('a.ts', text)).toThrow(message);
});
