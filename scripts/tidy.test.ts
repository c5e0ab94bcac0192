import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { readProcessRooms } from './tidy/read-process-rooms.ts';
import { readRepository } from './tidy/read-repository.ts';
import { privatePlaces } from './tidy/rules/private-places.ts';
import { machineFoldersOf, processRules, repositoryRules } from './tidy/rules.ts';
import { formatViolations } from './tidy/violation.ts';

// The house rules, held against the repository as it is on disk. Each rule is a file in tidy/rules with a test that shows it red.

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const repository = readRepository(root);
// The first rule would pay for parsing every file, and run out of its time on a busy machine.
beforeAll(() => void repository.sources.length, 120_000);

describe('the repository keeps the house rules', () => {
  test.each(Object.entries(repositoryRules))('%s', (_, rule) => {
    expect(formatViolations(rule(repository))).toBe('');
  });

  test('privatePlaces', () => {
    expect(formatViolations(privatePlaces(repository, machineFoldersOf(root, homedir())))).toBe('');
  });

  test.each(Object.entries(processRules))('%s', async (_, rule) => {
    const rooms = await readProcessRooms(repository, root);
    expect(rooms.length).toBeGreaterThan(0);
    expect(formatViolations(rule(rooms))).toBe('');
  });

  test('generated files are fresh', { timeout: 120_000 }, async () => {
    const run = promisify(execFile)(
      process.execPath,
      ['--conditions=stepwright-source', 'scripts/generate.ts', '--check'],
      {
        cwd: root,
        timeout: 110_000,
      },
    );
    const said = await run.then(
      () => '',
      (error: Error & { stdout?: string; stderr?: string }) => `${error.stdout}${error.stderr}`.trim() || error.message,
    );
    expect(said).toBe('');
  });
});
