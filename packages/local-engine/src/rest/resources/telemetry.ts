import { ok, type Route } from '../route.ts';
import { CAMUNDA_VERSION } from './engine-queries.ts';

/** By this clients know which engine they talk to. Nothing is ever sent anywhere. */
export const telemetryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/telemetry/data',
    handler: () =>
      ok({
        installation: null,
        product: { name: 'Stepwright local engine', version: CAMUNDA_VERSION, edition: 'community', internals: {} },
      }),
  },
];
