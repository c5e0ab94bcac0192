import { expect, test } from 'vitest';
import { plant } from '../test/helpers/plant.ts';
import { links } from './links.ts';

const other = '# Other page\n\n## What it `does`, and why\n\n## Twice\n\n## Twice\n\n<a id="by-hand"></a>\n';

test.each([
  ['[a](gone.md)', 'gone.md, which is not there'],
  ['![a](../pictures/gone.svg "title")', 'which is not there'],
  ['[a](other.md#nothing)', 'no such heading'],
  ['[a](#nothing)', 'no such heading'],
  ['[a](/docs/other.md)', 'write a relative path'],
  ['[a]: gone.md', 'which is not there'],
  ['<img src="gone.svg">', 'which is not there'],
  ['[![a](gone.svg)](other.md)', 'gone.svg, which is not there'],
])('refuses %s', (text, message) => {
  expect(links(plant({ 'docs/page.md': `# Page\n${text}\n`, 'docs/other.md': other }))).toEqual([
    { rule: 'links', file: 'docs/page.md', line: 2, message: expect.stringContaining(message) },
  ]);
});

test.each([
  '[a](other.md) and [b](../scripts/a.ts) and [folder](../scripts)  and [c](./)',
  '[a](other.md#what-it-does-and-why) [b](other.md#twice-1) [c](other.md#by-hand) [d](#page)',
  '[a](https://example.com/gone#x) <mailto:a@example.com>',
  '`[a](gone.md)`',
  '```md\n[a](gone.md)\n```',
])('lets %s pass', (text) => {
  expect(links(plant({ 'docs/page.md': `# Page\n${text}\n`, 'docs/other.md': other, 'scripts/a.ts': '' }))).toEqual([]);
});
