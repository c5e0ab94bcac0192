// Keeps a Camunda 7.24 engine running for `record.ts --url …` until it is interrupted: node --conditions=stepwright-source packages/local-engine/conformance/serve.ts
import { once } from 'node:events';
import { startRealEngine } from './engines.ts';

const engine = await startRealEngine('camunda-7.24', 'exception');
process.stdout.write(`${engine.url}\n`);
const awake = setInterval(() => {}, 60_000);
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
clearInterval(awake);
await engine.stop();
