import { variablesVisibleFrom } from '../../kernel/variables.ts';
import { activityInstanceTree } from '../../queries/activity-instances.ts';
import { processInstances } from '../../queries/process-instances.ts';
import type { Route } from '../route.ts';
import { activityInstanceShape } from '../shapes/activity-instance.ts';
import { processInstanceShape } from '../shapes/process-instance.ts';
import { found, notFound } from './found-queries.ts';
import { listRoutes } from './list-queries.ts';
import { variableRoutes } from './variable-queries.ts';

const missing = (id: string): Error => notFound(`Process instance with id ${id} does not exist`);

/** What can be asked about running process instances. */
export const processInstanceQueries: readonly Route[] = [
  ...listRoutes({
    path: '/process-instance',
    definition: processInstances,
    shape: processInstanceShape,
    hasPost: true,
  }),
  {
    method: 'GET',
    path: '/process-instance/:id',
    handler: found((state, id) => {
      const record = state.tables.executions.get(id);
      return record?.parentId === undefined ? record && processInstanceShape(record, state) : undefined;
    }, missing),
  },
  {
    method: 'GET',
    path: '/process-instance/:id/activity-instances',
    handler: found((state, id) => {
      const tree = activityInstanceTree(state, id);
      return tree && activityInstanceShape(tree);
    }, missing),
  },
  ...variableRoutes({
    path: '/process-instance/:id/variables',
    kind: 'process instance',
    variables: (state, id) => (state.tables.executions.get(id) ? variablesVisibleFrom(state, id) : undefined),
  }),
];
