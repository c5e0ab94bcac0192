import { readConfiguration } from '@stepwright/service-kit';
import { quoteEnvironment } from './quote-environment.ts';
import { startQuoteService } from './start-quote-service.ts';

const service = await startQuoteService(readConfiguration(quoteEnvironment, process.env));
process.stdout.write(`${JSON.stringify({ service: 'quote', url: service.url })}\n`);

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    service.stop().then(
      () => process.exit(0),
      (cause: unknown) => {
        process.stderr.write(`The quote service did not stop cleanly: ${cause}\n`);
        process.exit(1);
      },
    );
  });
}
