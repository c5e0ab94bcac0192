import { readConfiguration } from '@stepwright/service-kit';
import { orderEnvironment } from './environment.ts';
import { startOrderService } from './start-order-service.ts';

const service = await startOrderService(readConfiguration(orderEnvironment, process.env));
process.stdout.write(`${JSON.stringify({ service: 'order', url: service.url })}\n`);

const stop = async (): Promise<void> => {
  await service.stop();
  process.exitCode = 0;
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
