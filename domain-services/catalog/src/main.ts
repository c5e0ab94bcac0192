import { readConfiguration, serveUntilSignal, serviceEnvironment } from '@stepwright/service-kit';
import { startCatalogService } from './start-catalog-service.ts';

serveUntilSignal('catalog', await startCatalogService(readConfiguration(serviceEnvironment, process.env)));
