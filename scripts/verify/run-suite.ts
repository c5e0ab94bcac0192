// Runs one vitest project with its usual output and writes the counts as JSON: node scripts/verify/run-suite.ts <project> <file>.
// A reporter of our own, because vitest's JSON has no reasons of skipped tests and no errors outside of tests.
import { writeFileSync } from 'node:fs';
import { type Reporter, startVitest } from 'vitest/node';
import { countSuite } from './suite-count.ts';

const [project = '', countFile = ''] = process.argv.slice(2);
const counting: Reporter = {
  onTestRunEnd(modules, unhandledErrors) {
    writeFileSync(countFile, JSON.stringify(countSuite(modules, unhandledErrors)));
  },
};
const vitest = await startVitest([], { run: true, watch: false, project: [project], reporters: ['default', counting] });
await vitest.close();
