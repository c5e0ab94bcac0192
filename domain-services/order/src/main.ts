import { readConfiguration, serveUntilSignal } from '@stepwright/service-kit';
import { orderEnvironment } from './environment.ts';
import { startOrderService } from './start-order-service.ts';

serveUntilSignal('order', await startOrderService(readConfiguration(orderEnvironment, process.env)));
