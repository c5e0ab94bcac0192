import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Generator } from './generated-file.ts';

/** Makes the page that shows feature by engine from the results of the last runs of the conformance suite, in a process of its own: the suite belongs to a package. */
export const engineConformance: Generator = {
  name: 'engine conformance',
  owns: /^docs\/engine-conformance\.md$/,
  async generate(root) {
    const script = 'packages/local-engine/conformance/table.ts';
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--conditions=stepwright-source', script, '--print'],
      { cwd: root, timeout: 60_000, maxBuffer: 16_000_000 },
    );
    return { files: [{ file: 'docs/engine-conformance.md', text: stdout }] };
  },
};
