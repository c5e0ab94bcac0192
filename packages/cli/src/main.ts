#!/usr/bin/env node
import module from 'node:module';
import { refusalOfNode } from './node-version.ts';

const refusal = refusalOfNode(process.versions.node);
if (refusal !== undefined) {
  console.error(refusal);
  process.exit(2);
}
// A command starts cold each time: what was compiled once is compiled. A folder that cannot be written changes nothing.
module.enableCompileCache();
// Not before: what this loads does not even load on an older Node.
const { runCli } = await import('./run-cli.ts');
const { drainOutput } = await import('./terminal.ts');
const exitCode = await runCli(process.argv.slice(2));
await drainOutput();
// Not process.exitCode: what a refused start has left open must not keep the process.
process.exit(exitCode);
