import { decisionDefinitionRoutes } from './resources/decision-definition.ts';
import { deploymentRoutes } from './resources/deployment.ts';
import { executionRoutes } from './resources/execution.ts';
import { externalTaskRoutes } from './resources/external-task.ts';
import { externalTaskFetchRoutes } from './resources/external-task-fetch.ts';
import { externalTaskRetriesRoutes } from './resources/external-task-retries.ts';
import { historyInstanceRoutes } from './resources/history-instance.ts';
import { incidentRoutes } from './resources/incident.ts';
import { jobRoutes } from './resources/job.ts';
import { jobDefinitionRoutes } from './resources/job-definition.ts';
import { messageRoutes } from './resources/message.ts';
import { migrationRoutes } from './resources/migration.ts';
import { processDefinitionRoutes } from './resources/process-definition.ts';
import { processDefinitionStartRoutes } from './resources/process-definition-start.ts';
import { processInstanceRoutes } from './resources/process-instance.ts';
import { taskRoutes } from './resources/task.ts';
import { taskOutcomeRoutes } from './resources/task-outcome.ts';
import type { Route } from './route.ts';

/** Every route of the REST API that changes something. */
export const WRITE_ROUTES: readonly Route[] = [
  ...decisionDefinitionRoutes,
  ...deploymentRoutes,
  ...executionRoutes,
  ...externalTaskRoutes,
  ...externalTaskFetchRoutes,
  ...externalTaskRetriesRoutes,
  ...historyInstanceRoutes,
  ...incidentRoutes,
  ...jobRoutes,
  ...jobDefinitionRoutes,
  ...messageRoutes,
  ...migrationRoutes,
  ...processDefinitionRoutes,
  ...processDefinitionStartRoutes,
  ...processInstanceRoutes,
  ...taskRoutes,
  ...taskOutcomeRoutes,
];
