// An engine with a server in a process of its own, for tests that kill it: its options are the argument, as JSON; its address is the first line that
// it writes, or `refused: …`. It ends with the process that started it.
import { startLocalEngine } from '../../src/start-local-engine.ts';

try {
  const engine = await startLocalEngine(JSON.parse(process.argv[2] ?? '{}'));
  process.stdout.write(`${engine.url}\n`);
  process.stdin.resume();
  process.stdin.once('close', () => void engine.stop().then(() => process.exit()));
} catch (error) {
  process.stdout.write(`refused: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
