import { QUERY_ROUTES } from './resources/all-queries.ts';
import { telemetryRoutes } from './resources/telemetry.ts';
import type { Route } from './route.ts';
import { WRITE_ROUTES } from './write-routes.ts';

/** Every route of the REST API. */
export const ROUTES: readonly Route[] = [...QUERY_ROUTES, ...telemetryRoutes, ...WRITE_ROUTES];
