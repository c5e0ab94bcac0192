import { readConfiguration, serviceEnvironment } from '@stepwright/service-kit';
import { startCatalogService } from './start-catalog-service.ts';

const service = await startCatalogService(readConfiguration(serviceEnvironment, process.env));
process.stdout.write(`${JSON.stringify({ service: 'catalog', url: service.url })}\n`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    service.stop().catch((cause: unknown) => {
      process.stderr.write(
        `${JSON.stringify({ level: 'error', message: 'catalog did not stop cleanly', cause: String(cause) })}\n`,
      );
      process.exitCode = 1;
    });
  });
}
