#!/usr/bin/env node
import { refusalOfNode } from './node-version.ts';

const refusal = refusalOfNode(process.versions.node);
if (refusal !== undefined) {
  console.error(refusal);
  process.exit(2);
}
// Not before: what this loads does not even load on an older Node.
const { runCli } = await import('./run-cli.ts');
const { drainOutput } = await import('./terminal.ts');
const exitCode = await runCli(process.argv.slice(2));
await drainOutput();
// Not process.exitCode: what a refused start has left open must not keep the process.
process.exit(exitCode);
