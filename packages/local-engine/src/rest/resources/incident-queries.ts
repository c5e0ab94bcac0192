import { eventSubscriptions } from '../../queries/event-subscriptions.ts';
import { incidents } from '../../queries/incidents.ts';
import type { Route } from '../route.ts';
import { eventSubscriptionShape } from '../shapes/execution.ts';
import { incidentShape } from '../shapes/incident.ts';
import { found, notFound } from './found-queries.ts';
import { listRoutes } from './list-queries.ts';

/** What can be asked about open incidents and about event subscriptions. */
export const incidentQueries: readonly Route[] = [
  ...listRoutes({ path: '/incident', definition: incidents, shape: incidentShape, hasPost: false }),
  {
    method: 'GET',
    path: '/incident/:id',
    handler: found(
      (state, id) => {
        const incident = state.tables.incidents.get(id);
        return incident && incidentShape(incident);
      },
      (id) => notFound(`No matching incident with id ${id}`),
    ),
  },
  ...listRoutes({
    path: '/event-subscription',
    definition: eventSubscriptions,
    shape: eventSubscriptionShape,
    hasPost: false,
  }),
];
