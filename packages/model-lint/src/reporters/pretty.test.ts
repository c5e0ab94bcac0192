import { expect, test } from 'vitest';
import { exampleFiles, exampleFinding, exampleResult, hostileFinding } from '../../test/helpers/example-findings.ts';
import { reporters } from './index.ts';

const context = { files: exampleFiles };

test('groups findings by file, explains each rule once, and sums up', () => {
  const again = exampleFinding({ line: 120, elementId: 'bill', elementName: undefined });
  expect(`${reporters.pretty(exampleResult([...exampleResult().findings, again]), context)}\n`).toBe(`bpmn/order.bpmn
    3:1  error    the attribute "x" is unknown (pay)  deploy/attribute
         | a | b
         | 1 | 2
         path  start > pay
         also  bpmn/other file.bpmn:7:9  it is used here
         why   Operators do not find it.
         cure  Add the key.
   12:5  warning  the call of "delivery" passes no business key (deliver "Deliver goods")  business-key-not-passed
         why   Operators do not find it.
         cure  Add the key.
  120:5  warning  the call of "delivery" passes no business key (bill)  business-key-not-passed

1 error, 2 warnings in 1 of 2 files
1 finding can be cured with --fix
`);
});

test('says that nothing was found, and what is suppressed', () => {
  const suppressed = { ...exampleFinding(), suppression: { isInModel: true, reason: 'known', until: '2027-01-31' } };
  expect(reporters.pretty(exampleResult([]), context)).toBe('no findings in 2 files');
  expect(reporters.pretty(exampleResult([], [suppressed]), context)).toBe('no findings in 2 files, 1 suppressed');
});

test('styles severity and what is less important, when it may', () => {
  const styled = reporters.pretty(exampleResult(), {
    files: exampleFiles,
    style: (style, text) => `<${style}>${text}`,
  });
  expect(styled).toContain('<red>error');
  expect(styled).toContain('<yellow>warning');
  expect(styled).toContain('<bold><red>1 error, 1 warning');
});

test('shows what a hostile name is made of, instead of obeying it', () => {
  const lines = reporters.pretty(exampleResult([hostileFinding]), context).split('\n');
  expect(lines.join('')).not.toMatch(/\p{Cc}|\u202e|\ud800/u);
  expect(lines.filter((line) => line.trim().startsWith('::'))).toEqual([]);
  expect(lines[1]).toContain('\\u{a}::error::x');
});
