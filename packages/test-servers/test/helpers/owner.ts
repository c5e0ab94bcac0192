import { startEngine, startKafka, startPostgres } from '../../src/index.ts';

/** Starts the server named by the first argument, says its process id, and waits to be killed. */

const [kind, dataDir] = process.argv.slice(2);
const starts: Record<string, () => Promise<{ pid?: number }>> = {
  postgres: () => startPostgres(dataDir === undefined ? {} : { dataDir }),
  engine: () => startEngine({ distribution: 'camunda-7.24' }),
  kafka: () => startKafka(),
};
const server = await starts[kind ?? '']?.();
process.stdout.write(`${server?.pid}\n`);
setInterval(() => {}, 60_000);
