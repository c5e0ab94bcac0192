import { readConfiguration, serveUntilSignal } from '@stepwright/service-kit';
import { workflowEnvironment } from './environment.ts';
import { startWorkflowService } from './start-workflow-service.ts';

serveUntilSignal('workflow', await startWorkflowService(readConfiguration(workflowEnvironment, process.env)));
