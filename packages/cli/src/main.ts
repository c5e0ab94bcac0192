#!/usr/bin/env node
import { runCli } from './run-cli.ts';

// Not process.exitCode: what a refused start has left open must not keep the process.
process.exit(await runCli(process.argv.slice(2)));
