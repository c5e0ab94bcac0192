// #region thread-module
// plan-route.handler.ts: each thread loads it once
import { defineHandler } from '@stepwright/worker-sdk';
import { planRouteTask } from './contracts.ts';
import { shortestRoute } from './shortest-route.ts';

export default defineHandler(planRouteTask, {
  async execute({ stops }, context) {
    return context.complete({ route: shortestRoute(stops) }); // computes for minutes, and awaits nothing
  },
});
// #endregion
