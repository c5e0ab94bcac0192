import { historicDetails } from '../../queries/historic-details.ts';
import type { Route } from '../route.ts';
import { historicDetailShape } from '../shapes/historic-detail.ts';
import { found, isSet, notFound } from './found-queries.ts';
import { listRoutes } from './list-queries.ts';
import { binaryAnswer } from './variable-queries.ts';

const PATH = '/history/detail';

/** What can be asked about the changes of variables. */
export const historyDetailQueries: readonly Route[] = [
  ...listRoutes({
    path: PATH,
    definition: historicDetails,
    shape: (update, state, request) => historicDetailShape(update, state, isSet(request, 'deserializeValues', true)),
    hasPost: true,
    shapeQuery: ['deserializeValues'],
  }).filter(isInCamunda),
  {
    method: 'GET',
    path: `${PATH}/:id`,
    query: ['deserializeValue'],
    handler: found((state, id, request) => {
      const update = state.tables.historicDetails.get(id);
      return update && historicDetailShape(update, state, isSet(request, 'deserializeValue', true));
    }, missing),
  },
  {
    method: 'GET',
    path: `${PATH}/:id/data`,
    handler: (engine, { params }) => {
      const id = params.id as string;
      const update = engine.query(({ tables }) => tables.historicDetails.get(id));
      if (update === undefined) throw missing(id);
      return binaryAnswer(update.value, id);
    },
  },
];

/** Details cannot be counted by a POST. */
function isInCamunda({ method, path }: Route): boolean {
  return method === 'GET' || path === PATH;
}

function missing(id: string): Error {
  return notFound(`Historic detail with Id '${id}' does not exist.`);
}
