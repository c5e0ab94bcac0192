import { readConfiguration } from '@stepwright/service-kit';
import { workflowEnvironment } from './environment.ts';
import { startWorkflowService } from './start-workflow-service.ts';

const service = await startWorkflowService(readConfiguration(workflowEnvironment, process.env));
// Before the address is told: who has read it may stop the service at once.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void service.stop());
process.stdout.write(`${JSON.stringify({ service: 'workflow', url: service.url })}\n`);
