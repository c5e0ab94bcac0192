// An engine in a process of its own, as `stepwright engine` starts it: its address is the first line; the argument is its data folder.
import { startLocalEngine } from '../../src/start-local-engine.ts';
import { untilInputEnds } from './until-input-ends.ts';

const [dataDir] = process.argv.slice(2);
const engine = await startLocalEngine({ jobExecutor: false, ...(dataDir !== undefined && { dataDir }) });
process.stdout.write(`${engine.url}\n`);
await untilInputEnds();
await engine.stop();
