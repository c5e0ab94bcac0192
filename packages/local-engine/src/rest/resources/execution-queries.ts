import { localVariables } from '../../kernel/variables.ts';
import { executions } from '../../queries/executions.ts';
import type { Route } from '../route.ts';
import { eventSubscriptionShape, executionShape } from '../shapes/execution.ts';
import { found, notFound } from './found-queries.ts';
import { listRoutes } from './list-queries.ts';
import { variableRoutes } from './variable-queries.ts';

/** What can be asked about executions. */
export const executionQueries: readonly Route[] = [
  ...listRoutes({ path: '/execution', definition: executions, shape: executionShape, hasPost: true }),
  {
    method: 'GET',
    path: '/execution/:id',
    handler: found(
      (state, id) => {
        const record = state.tables.executions.get(id);
        return record && executionShape(record);
      },
      (id) => notFound(`Execution with id ${id} does not exist`),
    ),
  },
  {
    method: 'GET',
    path: '/execution/:id/messageSubscriptions/:name',
    handler: (engine, request) => {
      const { name } = request.params;
      return found(
        (state, id) => {
          const subscription = state.tables.subscriptionsByExecution
            .get(id)
            .find(({ eventType, eventName }) => eventType === 'message' && eventName === name);
          return subscription && eventSubscriptionShape(subscription);
        },
        (id) => notFound(`Message event subscription for execution ${id} named ${name} does not exist`),
      )(engine, request);
    },
  },
  ...variableRoutes({
    path: '/execution/:id/localVariables',
    kind: 'execution',
    variables: (state, id) =>
      state.tables.executions.get(id) &&
      new Map(localVariables(state, id).map((variable) => [variable.name, variable] as const)),
  }),
];
