import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';

/** Puts shell scripts on PATH in place of the machine's programs; the answer undoes it. */
export async function fakePrograms(
  scripts: Record<string, string>,
): Promise<{ folder: string; undo(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'fake-programs-'));
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o755);
  }
  vi.stubEnv('PATH', folder);
  vi.stubEnv('JAVA_HOME', '');
  vi.stubEnv('STEPWRIGHT_TESTCONTAINERS', '');
  vi.stubEnv('STEPWRIGHT_CACHE_DIR', join(folder, 'cache'));
  return {
    folder,
    undo: async () => {
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
