import type { Route } from '../route.ts';
import { decisionDefinitionQueries } from './decision-definition-queries.ts';
import { deploymentQueries } from './deployment-queries.ts';
import { engineQueries } from './engine-queries.ts';
import { executionQueries } from './execution-queries.ts';
import { externalTaskQueries } from './external-task-queries.ts';
import { historyDecisionQueries } from './history-decision-queries.ts';
import { historyDetailQueries } from './history-detail-queries.ts';
import { historyQueries } from './history-queries.ts';
import { incidentQueries } from './incident-queries.ts';
import { jobQueries } from './job-queries.ts';
import { processDefinitionQueries } from './process-definition-queries.ts';
import { processInstanceQueries } from './process-instance-queries.ts';
import { taskQueries } from './task-queries.ts';
import { variableInstanceQueries } from './variable-instance-queries.ts';

/** Every route that only asks. */
export const QUERY_ROUTES: readonly Route[] = [
  ...deploymentQueries,
  ...processDefinitionQueries,
  ...decisionDefinitionQueries,
  ...processInstanceQueries,
  ...executionQueries,
  ...externalTaskQueries,
  ...taskQueries,
  ...jobQueries,
  ...incidentQueries,
  ...variableInstanceQueries,
  ...historyQueries,
  ...historyDetailQueries,
  ...historyDecisionQueries,
  ...engineQueries,
];
