import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '@stepwright/model-lint';
import { expect, test } from 'vitest';
import { orderModel } from '../../test/helpers/order-model.ts';
import { recordingTerminal } from '../../test/helpers/recording-terminal.ts';
import { temporaryFolder } from '../../test/helpers/temporary-folder.ts';
import { lintOptions, type TypedOptions } from './lint-options.ts';
import { runLint } from './run-lint.ts';

const texts = { severity: 'warning', title: 'Test.', why: 'Test.', cure: 'Test.' } as const;

/** Adds an x to the name of each call, up to three: a fix that needs a second and a third round. */
const shortName: Rule = {
  ...texts,
  name: 'short-name',
  check({ project, report }) {
    for (const file of project.files) {
      const element = file.model?.root.elements('process')[0]?.elements('callActivity')[0];
      const at = file.text.indexOf('name="') + 'name="'.length;
      if (!element || /^x{3}/.test(element.attribute('name') ?? '')) continue;
      const fix = { title: 'Longer.', edits: [{ start: at, end: at, text: 'x' }] };
      report({ file, element, message: `the name "${element.attribute('name')}" is short`, fix });
    }
  },
};

/** Never satisfied. */
const endless: Rule = {
  ...texts,
  name: 'endless',
  check({ project, report }) {
    for (const file of project.files) {
      report({
        file,
        message: 'grows',
        fix: { title: 'Grow.', edits: [{ start: file.text.length, end: file.text.length, text: '\n' }] },
      });
    }
  },
};

const crashing: Rule = {
  ...texts,
  name: 'crashing',
  check() {
    throw new Error('no idea');
  },
};

async function run(
  folder: string,
  ruleSet: readonly Rule[],
  paths: readonly string[] = [],
  typed: Partial<TypedOptions> = {},
) {
  const terminal = recordingTerminal();
  const options = lintOptions(paths, { format: 'pretty', ...typed });
  const hasFindings = await runLint(options, { workingFolder: folder, environment: {}, ruleSet }, terminal);
  return { hasFindings, ...terminal.written };
}

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');
const oldEncoding = orderModel().replace('UTF-8', 'ISO-8859-1').replace('Deliver', 'Übergabe');

test('fixes until nothing changes, writes the files, and reports what is left', async () => {
  const folder = temporaryFolder({ 'a.bpmn': `\ufeff${orderModel()}` });
  expect(await run(folder, [shortName], [], { fix: true })).toEqual({
    hasFindings: false,
    out: 'no findings in 1 file\n',
    err: 'fixed a.bpmn\n',
  });
  expect(read(folder, 'a.bpmn')).toBe(`\ufeff${orderModel().replace('"Deliver"', '"xxxDeliver"')}`);
});

test('ends after ten rounds when fixes never end', async () => {
  const folder = temporaryFolder({ 'a.bpmn': orderModel() });
  expect((await run(folder, [endless], [], { fix: true })).hasFindings).toBe(true);
  expect(read(folder, 'a.bpmn')).toBe(orderModel() + '\n'.repeat(10));
});

test('shows the changes and writes nothing with --dry-run', async () => {
  const folder = temporaryFolder({ 'a.bpmn': orderModel() });
  const { hasFindings, out, err } = await run(folder, [shortName], [], { fix: true, dryRun: true });
  expect(out).toContain('--- a/a.bpmn\n+++ b/a.bpmn\n@@ -');
  expect(out).toMatch(/^-.*name="Deliver".*\n\+.*name="xxxDeliver"/m);
  expect([hasFindings, err]).toEqual([true, '1 warning in 1 of 1 file; nothing is written\n']);
  expect(read(folder, 'a.bpmn')).toBe(orderModel());
});

test('fixes the chosen files only', async () => {
  const folder = temporaryFolder({
    'a.bpmn': orderModel(),
    'b.bpmn': orderModel(),
    'stepwright.config.mjs': 'export default {}',
  });
  expect((await run(folder, [shortName], ['b.bpmn'], { fix: true })).err).toBe('fixed b.bpmn\n');
  expect(read(folder, 'a.bpmn')).toBe(orderModel());
});

test('leaves a file alone that is not in UTF-8', async () => {
  const bytes = Buffer.from(oldEncoding, 'latin1');
  const folder = temporaryFolder({ 'a.bpmn': bytes });
  const { err } = await run(folder, [shortName], [], { fix: true });
  expect(err).toContain('a.bpmn is not in UTF-8 and was not fixed');
  expect(readFileSync(join(folder, 'a.bpmn'))).toEqual(bytes);
});

test('tells a rule that failed, also when its findings would not be of the chosen files', async () => {
  const folder = temporaryFolder({
    'a.bpmn': orderModel(),
    'b.bpmn': orderModel(),
    'stepwright.config.mjs': 'export default {}',
  });
  const { hasFindings, out } = await run(folder, [crashing], ['b.bpmn']);
  expect(hasFindings).toBe(true);
  expect(out).toContain('the rule crashing failed: no idea');
});

test('counts warnings as it is told', async () => {
  const folder = temporaryFolder({ 'a.bpmn': orderModel(), 'b.bpmn': orderModel() });
  const fails = async (typed: Partial<TypedOptions>) => (await run(folder, [shortName], [], typed)).hasFindings;
  expect(await fails({})).toBe(true);
  expect(await fails({ maxWarnings: 1 })).toBe(true);
  expect(await fails({ maxWarnings: 2 })).toBe(false);
  expect(await fails({ quiet: true })).toBe(false);
  expect(await fails({ quiet: true, maxWarnings: 1 })).toBe(true);
  expect(await fails({ rule: { 'short-name': 'info' } })).toBe(false);
});
