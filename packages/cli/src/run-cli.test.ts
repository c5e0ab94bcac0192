import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { recordingTerminal } from '../test/helpers/recording-terminal.ts';
import { runCli } from './run-cli.ts';

async function run(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = recordingTerminal();
  const code = await runCli(words, terminal);
  return { code, ...terminal.written };
}

describe('stepwright', () => {
  test('tells its version', async () => {
    expect(await run('--version')).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' });
  });

  test('tells its commands, also when none was given, which is refused', async () => {
    const help = await run('--help');
    expect(help).toEqual({ code: 0, out: expect.stringContaining('engine [options]'), err: '' });
    expect(await run()).toEqual({ code: 2, out: '', err: help.out });
  });

  test('refuses a command that there is none of', async () => {
    expect(await run('engines')).toMatchObject({ code: 2, err: expect.stringContaining("unknown command 'engines'") });
  });
});

describe('stepwright lint', () => {
  test('ends with 2 when it breaks, so that 1 always means findings', async () => {
    const terminal = recordingTerminal();
    const out = (): never => {
      throw new Error('the printer is on fire');
    };
    expect(await runCli(['lint', '--rules'], { ...terminal, out })).toBe(2);
    expect(terminal.written.err).toContain('the printer is on fire');
  });
});

describe('stepwright engine', () => {
  test('explains its options with examples', async () => {
    const { code, out } = await run('engine', '--help');
    expect(code).toBe(0);
    for (const text of [
      '--job-executor <state>',
      '$ stepwright engine --data ./engine-data',
      'Exit codes: 0 after Ctrl-C',
    ]) {
      expect(out).toContain(text);
    }
  });

  test.each([
    [['--port', '65536'], 'A port is a whole number from 0 to 65535'],
    [['--port', '8080x'], 'A port is a whole number from 0 to 65535'],
    [['--port', '-1'], 'A port is a whole number from 0 to 65535'],
    [['--data', ''], 'Name a folder, or leave --data out'],
    [['--job-executor', 'true'], 'Allowed choices are on, off'],
    [['--unhandled-bpmn-error', 'ignore'], 'Allowed choices are exception, silent'],
    [['--cluster', 'x'], "unknown option '--cluster'"],
    [['./engine-data'], 'too many arguments'],
  ])('refuses %j and starts nothing', async (words, reason) => {
    const { code, out, err } = await run('engine', ...words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(reason);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('says in one line that its port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void taken.close());
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    expect(await run('engine', '--port', String(port))).toEqual({
      code: 2,
      out: '',
      err: `Port ${port} on 127.0.0.1 is in use: end what listens there, or choose another --port.\n`,
    });
  });

  test('says in one line that the host is none of this machine', async () => {
    const { code, err } = await run('engine', '--port', '0', '--host', '192.0.2.1');
    expect(code).toBe(2);
    expect(err).toMatch(/^Cannot listen on 192\.0\.2\.1 \(EADDRNOTAVAIL\): give a --host .*\n$/);
  });

  test('says in one line that a file is no data folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stepwright-cli-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'file');
    await writeFile(file, '');
    for (const dataDir of [file, join(file, 'below')]) {
      const { code, err } = await run('engine', '--port', '0', '--data', dataDir);
      expect([code, err]).toEqual([2, `The data folder ${dataDir} is a file, or below one: give a folder.\n`]);
    }
  });
});
