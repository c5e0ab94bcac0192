import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readXml } from '@stepwright/model/xml';
import type { LintReport } from '@stepwright/model-lint';
import { describe, expect, test } from 'vitest';
import { orderModel } from '../helpers/order-model.ts';
import { runStepwright } from '../helpers/run-stepwright.ts';
import { stepwrightWords } from '../helpers/stepwright-process.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

// Only this rule: what others find in these models is not what is tested here.
const only = ['--only', 'business-key-not-passed'];
const cli = fileURLToPath(new URL('../../src/index.ts', import.meta.url));

const lint = (folder: string, ...words: readonly string[]) => runStepwright(folder, ['lint', ...only, ...words]);
const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

function wrongProject(more: Readonly<Record<string, string>> = {}): string {
  return temporaryFolder({
    'a.bpmn': orderModel(),
    'sub/right.bpmn': orderModel({ isRight: true, id: 'right' }),
    ...more,
  });
}

describe('exit codes', () => {
  test('0 when nothing is wrong, and for infos', async () => {
    const folder = wrongProject();
    expect(await lint(folder, 'sub')).toEqual({ code: 0, out: 'no findings in 1 file\n', err: '' });
    expect(await lint(folder, '--rule', 'business-key-not-passed=info')).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 info in 1 of 2 files'),
    });
    expect((await lint(folder, '--max-warnings', '1')).code).toBe(0);
  });

  test('1 for findings, and only the findings of the chosen paths are told', async () => {
    const folder = wrongProject();
    expect(await lint(folder)).toEqual({
      code: 1,
      out: expect.stringMatching(
        /^a\.bpmn\n {2}6:3 {2}warning {2}the call of "delivery" passes no business key .*\n[\s\S]*\n1 warning in 1 of 2 files\n/,
      ),
      err: '',
    });
    expect((await lint(folder, '--quiet')).code).toBe(0);
    expect((await lint(folder, '--quiet', '--rule', 'business-key-not-passed=error')).code).toBe(1);
  });

  test.each([
    [['nowhere.bpmn'], 'There is no file or folder nowhere.bpmn.'],
    [['x/*.bpmn'], 'No model matches x/*.bpmn'],
    [['--config', 'no.config.ts'], 'There is no configuration no.config.ts'],
    [['--rule', 'no-such=error'], 'there is no rule "no-such"'],
    [['--rule', 'business-key-not-passed'], 'Write NAME=SEVERITY'],
    [['--max-warnings', '-1'], 'A number of warnings is 0 or more'],
    [['--format', 'xml'], 'There is no format "xml"'],
    [['--baseline', 'none.json'], 'none.json cannot be read (ENOENT)'],
    [['--update-baseline'], 'There is no baseline to update'],
    [['--dry-run'], '--dry-run is for --fix'],
    [['--explain', 'no-such'], 'There is no rule "no-such"'],
    [['--wrong'], "unknown option '--wrong'"],
  ])('2 for %j, in one line', async (words, reason) => {
    const { code, out, err } = await runStepwright(wrongProject(), ['lint', ...words]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(reason);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('2 when there is no model', async () => {
    const { code, err } = await lint(temporaryFolder());
    expect(code).toBe(2);
    expect(err).toMatch(/^There is no model in .*: name files or folders, or add a stepwright\.config\.ts\.\n$/);
  });

  test('2 naming a file that cannot be read', async () => {
    const folder = wrongProject();
    // Rights do not keep root out; a link to itself does.
    symlinkSync('loop.bpmn', join(folder, 'loop.bpmn'));
    expect(await lint(folder)).toEqual({
      code: 2,
      out: '',
      err: 'loop.bpmn cannot be read (ELOOP): let this user read it, or leave it out.\n',
    });
  });
});

describe('formats', () => {
  test('json is the documented report', async () => {
    const { code, out } = await lint(wrongProject(), '--format', 'json');
    const { findings, summary } = JSON.parse(out) as LintReport;
    expect([code, summary.files]).toEqual([1, 2]);
    expect(findings).toMatchObject([
      {
        rule: 'business-key-not-passed',
        severity: 'warning',
        file: 'a.bpmn',
        line: 6,
        column: 3,
        elementId: 'deliver',
        message: 'the call of "delivery" passes no business key',
      },
    ]);
  });

  test('several go to their files, and one line to standard error', async () => {
    const folder = wrongProject();
    const formats = ['sarif', 'junit', 'gitlab', 'checkstyle', 'markdown', 'html'];
    const { code, out, err } = await lint(
      folder,
      '--format',
      formats.map((format) => `${format}=out/${format}`).join(','),
    );
    expect([code, out, err]).toEqual([1, '', '1 warning in 1 of 2 files\n']);
    const [sarif = '', junit = '', gitlab = '', checkstyle = '', markdown = '', html = ''] = formats.map((format) =>
      read(folder, `out/${format}`),
    );
    expect(JSON.parse(sarif).runs[0].results).toHaveLength(1);
    expect(JSON.parse(sarif).runs[0].tool.driver.semanticVersion).toMatch(/^\d+\.\d+\.\d+$/);
    expect(JSON.parse(gitlab)).toHaveLength(1);
    expect([junit, checkstyle].map((text) => readXml(Buffer.from(text)).root.tag)).toEqual([
      'testsuites',
      'checkstyle',
    ]);
    expect(markdown).toMatch(/^## Model lint\n/);
    expect(html).toMatch(/^<!doctype html>/);
  });

  test('one goes to standard output, with colours only when asked', async () => {
    const folder = wrongProject();
    expect((await lint(folder, '--format', 'pretty,json=report.json')).out).not.toContain('\u001b[');
    expect((await lint(folder, '--color')).out).toContain('\u001b[33mwarning');
    const colored = await runStepwright(folder, ['lint', ...only, '--no-color'], { FORCE_COLOR: '1' });
    expect(colored.out).not.toContain('\u001b[');
    expect((await lint(folder, '--color', '--output', 'report.txt')).out).toBe('');
    expect(read(folder, 'report.txt')).not.toContain('\u001b[');
  });

  test('github annotates, and writes the summary of its step', async () => {
    const folder = wrongProject({ 'step-summary': '' });
    const environment = { GITHUB_STEP_SUMMARY: join(folder, 'step-summary') };
    const { out } = await runStepwright(folder, ['lint', ...only, '--format', 'github'], environment);
    expect(out).toMatch(/^::warning file=a\.bpmn,line=6,col=3,title=business-key-not-passed::/);
    expect(read(folder, 'step-summary')).toMatch(/^## Model lint\n/);
  });
});

describe('the configuration', () => {
  test('is found upwards, and names are relative to it', async () => {
    const folder = wrongProject({
      'stepwright.config.ts': `import { defineConfig } from ${JSON.stringify(cli)};
const severity: 'error' = 'error';
export default defineConfig({ lint: { rules: { 'business-key-not-passed': severity } } });`,
    });
    const { code, out } = await lint(join(folder, 'sub'));
    expect([code, out.split('\n')[0]]).toEqual([1, 'a.bpmn']);
    expect(out).toContain('1 error in 1 of 2 files');
    expect((await lint(join(folder, 'sub'), 'right.bpmn')).out).toBe('no findings in 1 file\n');
    expect((await lint(join(folder, 'sub'), '../a.bpmn')).out).toContain('1 error in 1 of 1 file');
  });

  test('says what belongs to the project, and what is suppressed', async () => {
    const suppression = "{ rule: 'business-key-not-passed', file: 'a.bpmn', reason: 'known', until: '2999-12-31' }";
    const folder = wrongProject({
      'stepwright.config.mjs': `export default { models: ['*.bpmn'], lint: { suppressions: [${suppression}] } }`,
    });
    expect(await lint(folder)).toMatchObject({ code: 0, out: 'no findings in 1 file, 1 suppressed\n' });
  });

  test.each([
    [
      'export default { lint: { rule: {} } }',
      /lint\.rule is \{\}: there is no such key, allowed are rules, policy, suppressions, baseline/,
    ],
    ['throw new Error("no database")', /cannot be loaded: Error: no database\n +at .*stepwright\.config\.ts:1/],
    ['export default {', /cannot be loaded: /],
    ['enum A { b }\nexport default {}', /cannot be loaded: .*enum/],
    ['export default { lint: { rules: { "no-such": "off" } } }', /there is no rule "no-such"/],
    ['export default { models: ["x/*.bpmn"] }', /There is no model in .*: correct "models" and "decisions" of /],
  ])('is refused: %s', async (text, reason) => {
    const { code, out, err } = await lint(wrongProject({ 'stepwright.config.ts': text }));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(reason);
    expect(err).not.toMatch(/node_modules|Warning/);
  });
});

describe('the baseline', () => {
  test('hides what was there, tells what is gone, and keeps what was not looked at', async () => {
    const folder = wrongProject({ 'b.bpmn': orderModel({ id: 'b' }) });
    const written = await lint(folder, '--baseline', 'baseline.json', '--update-baseline');
    expect(written).toMatchObject({
      code: 0,
      out: 'no findings in 3 files\n',
      err: expect.stringMatching(/^wrote 2 findings to /),
    });
    const before = read(folder, 'baseline.json');
    expect((await lint(folder, '--baseline', 'baseline.json')).code).toBe(0);
    expect((await lint(folder)).code).toBe(1);

    await lint(folder, '--baseline', 'baseline.json', '--update-baseline', 'a.bpmn');
    expect(read(folder, 'baseline.json')).toBe(before);

    const cured = wrongProject({
      'a.bpmn': orderModel({ isRight: true }),
      'b.bpmn': orderModel({ id: 'b' }),
      'baseline.json': before,
    });
    expect(await lint(cured, '--baseline', 'baseline.json')).toMatchObject({
      code: 0,
      err: expect.stringMatching(
        /^No longer found, .*\n {2}a\.bpmn: the call of "delivery" passes no business key \(business-key-not-passed\)\n$/,
      ),
    });
    await lint(cured, '--baseline', 'baseline.json', '--update-baseline');
    expect(JSON.parse(read(cured, 'baseline.json')).findings).toMatchObject([{ file: 'b.bpmn' }]);
  });
});

test('--fix leaves files alone that need no fix', async () => {
  const folder = wrongProject();
  const { code, err } = await runStepwright(folder, ['lint', '--only', 'rule-crashed', '--fix']);
  expect([code, err]).toEqual([0, '']);
  expect(read(folder, 'a.bpmn')).toBe(orderModel());
});

test('--rules lists the rules, and --explain explains one', async () => {
  const { code, out } = await runStepwright(temporaryFolder(), ['lint', '--rules']);
  expect([code, out]).toEqual([0, expect.stringMatching(/^business-key-not-passed +warning +A call activity/m)]);
  const explained = await runStepwright(temporaryFolder(), ['lint', '--explain', 'business-key-not-passed']);
  expect(explained.out).toMatch(/^business-key-not-passed \(warning\)\nA call activity .*\n\nWhy: {2}.*\nCure: .*\n$/);
});

test('--help has examples and the exit codes', async () => {
  const { code, out } = await runStepwright(temporaryFolder(), ['lint', '--help']);
  expect(code).toBe(0);
  for (const text of ['$ stepwright lint --fix --dry-run', 'Exit codes: 0 no findings that count'])
    expect(out).toContain(text);
});

test('a reader that goes early is no failure', async () => {
  const folder = temporaryFolder(
    Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`m${index}.bpmn`, orderModel({ id: `p${index}` })])),
  );
  const child = spawn(process.execPath, [...stepwrightWords(), 'lint', ...only, '--format', 'json'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    err += piece;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = await once(child, 'close', { signal: AbortSignal.timeout(60_000) });
  expect([code, err]).toEqual([1, '']);
});

test('a file that is too large is not read whole, and does not break the others', async () => {
  const large = `${orderModel()}<!--${'x'.repeat(6_000_000)}-->`;
  const { code, out } = await lint(wrongProject({ 'large.bpmn': large }), '--format', 'json');
  expect([code, (JSON.parse(out) as LintReport).findings.map(({ file }) => file)]).toEqual([1, ['a.bpmn']]);
});
