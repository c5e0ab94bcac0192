import { defineThreadHandler, type ThreadHandler } from '@stepwright/worker-sdk/threads';
import { planRouteTask } from './contracts.ts';

/** Makes the handler that plans routes in threads. */
export function createPlanRoute(): ThreadHandler {
  // #region thread
  const module = new URL('./plan-route.handler.ts', import.meta.url); // .js when it is built
  return defineThreadHandler(planRouteTask, module, { threads: 2 });
  // #endregion
}
