import { createEngineClient } from '@stepwright/engine-client';
import { startEventConsumer } from '@stepwright/outbox';
import {
  type BackgroundPart,
  createServiceClient,
  type Logger,
  type RunningService,
  type ServiceParts,
  startService,
} from '@stepwright/service-kit';
import { buildOperationsApp } from './app.ts';
import { applyEvent, consumedTopics } from './events/apply-event.ts';
import { createFindAttempt } from './incidents/find-attempt.ts';
import { startIncidentPoller } from './incidents/start-incident-poller.ts';
import type { OperationsEnvironment } from './operations-environment.ts';
import { recordDelivery } from './resolutions/record-delivery.ts';
import { startResolutionWatch } from './resolutions/start-resolution-watch.ts';

/** What can be set besides the environment. */
export interface OperationsOptions {
  /** @default a logger on standard error */
  readonly logger?: Logger;
  /** Between two looks at the engine's incidents. @default 2_000 */
  readonly incidentPauseMs?: number;
  /** Between two looks at resolutions that did not work. @default 1_000 */
  readonly resolutionPauseMs?: number;
  /** How long an accepted resolution may take until its incident is gone. @default 120_000 */
  readonly resolutionSettleMs?: number;
}

const engineTimeoutMs = 5_000;

/** Starts the operations service. Its database must be migrated; engine and other services may be away. */
export function startOperationsService(
  environment: OperationsEnvironment,
  options: OperationsOptions = {},
): Promise<RunningService> {
  return startService(environment, {
    name: 'operations',
    build: buildOperationsApp,
    targets: { order: environment.ORDER_URL, quote: environment.QUOTE_URL },
    onDelivered: (transaction, command) => recordDelivery(transaction, command),
    background: async (parts) => startBackground(parts, environment, options),
    ...(options.logger === undefined ? {} : { logger: options.logger }),
  });
}

function startBackground(
  parts: ServiceParts,
  { ENGINE_URL, ORDER_URL, QUOTE_URL }: OperationsEnvironment,
  options: OperationsOptions,
): readonly BackgroundPart[] {
  const { database, relayPool, logger, token } = parts;
  const engine = createEngineClient({ url: ENGINE_URL, timeoutMs: engineTimeoutMs });
  const consumer = startEventConsumer({
    name: 'operations',
    topics: consumedTopics,
    pool: relayPool,
    withTenant: (tenantId, work) => database.withTenant(tenantId, work),
    apply: applyEvent,
    onProblem: (message, fields) => logger.warn(message, fields),
  });
  const findAttempt = createFindAttempt({
    order: createServiceClient({ name: 'order', url: ORDER_URL, token }),
    quote: createServiceClient({ name: 'quote', url: QUOTE_URL, token }),
  });
  const poller = startIncidentPoller(parts, { engine, findAttempt }, { pauseMs: options.incidentPauseMs });
  const watch = startResolutionWatch(parts, {
    pauseMs: options.resolutionPauseMs,
    settleMs: options.resolutionSettleMs,
  });
  // Stopped in reverse: the engine's connections are closed when nobody uses them any more.
  return [{ stop: () => engine.close() }, consumer, poller, watch];
}
