// Runs the scenarios of all processes on one engine: `npm run test:processes -- --engine camunda-7.24`. Without the option it is the local one.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const engines = ['local', 'camunda-7.24', 'operaton-1.0'];
const { engine } = parseArgs({ options: { engine: { type: 'string', default: 'local' } } }).values;

if (!engines.includes(engine)) {
  console.error(`--engine is one of ${engines.join(', ')}; got ${engine}.`);
  process.exit(2);
}
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'engines', 'bpmn/'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, STEPWRIGHT_ENGINE: engine },
});
process.exitCode = status ?? 1;
