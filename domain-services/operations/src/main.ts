import { readConfiguration, serveUntilSignal } from '@stepwright/service-kit';
import { operationsEnvironment } from './operations-environment.ts';
import { startOperationsService } from './start-operations-service.ts';

serveUntilSignal('operations', await startOperationsService(readConfiguration(operationsEnvironment, process.env)));
