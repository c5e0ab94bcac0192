import { variableInstances } from '../../queries/variable-instances.ts';
import type { Route } from '../route.ts';
import { variableInstanceShape } from '../shapes/variable-instance.ts';
import { found, isSet, notFound } from './found-queries.ts';
import { listRoutes } from './list-queries.ts';
import { binaryAnswer } from './variable-queries.ts';

const missing = (id: string): Error => notFound(`Variable instance with Id '${id}' does not exist.`);

/** What can be asked about variables wherever they are. */
export const variableInstanceQueries: readonly Route[] = [
  ...listRoutes({
    path: '/variable-instance',
    definition: variableInstances,
    shape: (variable, state, request) =>
      variableInstanceShape(variable, state, isSet(request, 'deserializeValues', true)),
    hasPost: true,
    shapeQuery: ['deserializeValues'],
  }),
  {
    method: 'GET',
    path: '/variable-instance/:id',
    query: ['deserializeValue'],
    handler: found((state, id, request) => {
      const variable = state.tables.variables.get(id);
      return variable && variableInstanceShape(variable, state, isSet(request, 'deserializeValue', true));
    }, missing),
  },
  {
    method: 'GET',
    path: '/variable-instance/:id/data',
    handler: (engine, { params }) => {
      const id = params.id as string;
      const variable = engine.query(({ tables }) => tables.variables.get(id));
      if (variable === undefined) throw missing(id);
      return binaryAnswer(variable.value, id);
    },
  },
];
