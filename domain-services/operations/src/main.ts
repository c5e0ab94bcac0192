import { readConfiguration } from '@stepwright/service-kit';
import { operationsEnvironment } from './operations-environment.ts';
import { startOperationsService } from './start-operations-service.ts';

const service = await startOperationsService(readConfiguration(operationsEnvironment, process.env));
process.stdout.write(`${JSON.stringify({ service: 'operations', url: service.url })}\n`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    service.stop().catch((cause: unknown) => {
      const message = 'operations did not stop cleanly';
      process.stderr.write(`${JSON.stringify({ level: 'error', message, cause: String(cause) })}\n`);
      process.exitCode = 1;
    });
  });
}
