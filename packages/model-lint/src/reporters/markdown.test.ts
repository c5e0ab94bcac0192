import { expect, test } from 'vitest';
import {
  exampleFiles,
  exampleFinding,
  exampleResult,
  fullFinding,
  hostileFinding,
} from '../../test/helpers/example-findings.ts';
import { reporters } from './index.ts';

const write = (...result: Parameters<typeof exampleResult>) =>
  reporters.markdown(exampleResult(...result), { files: exampleFiles });

test('has a table for each file, and what its rules are about', () => {
  expect(write([exampleFinding({ elementId: 'a_b' })])).toBe(`## Model lint

**1 warning in 1 of 2 files**

### bpmn/order.bpmn

| place | severity | what | rule |
| --- | --- | --- | --- |
| 12:5 | warning | the call of "delivery" passes no business key<br>Element: a\\_b "Deliver goods"<br>Cure: Add the key. | business\\-key\\-not\\-passed |

### Why it matters

- **business\\-key\\-not\\-passed**: Operators do not find it.`);
});

test('has no table when nothing was found', () => {
  expect(write([])).toBe('## Model lint\n\n**no findings in 2 files**');
});

test('shows details, path and related places', () => {
  expect(write([fullFinding])).toContain(
    'a \\| b<br>1 \\| 2<br>Element: pay<br>Path: start &gt; pay<br>See also bpmn/other file.bpmn:7:9: it is used here<br>',
  );
});

test('a hostile name stays text in its cell', () => {
  const written = write([hostileFinding]);
  expect(written).not.toMatch(/<(?!br>)|[^\\]`|[^\\]\]|\p{Cc}(?<!\n)/u);
  const row = written.split('\n').find((line) => line.startsWith('| 12:5'));
  expect(row?.match(/(?<!\\)\|/g)).toHaveLength(5);
});
