import type { EventSubscriptionRecord } from '../records/runtime-records.ts';
import { eventKey } from '../state/tables.ts';
import { byKey, union } from './candidates.ts';
import { inIndex, inTable, unionOrNone } from './definition-finds.ts';
import { equals, tenantFilters } from './filters.ts';
import type { QueryDefinition } from './query-definition.ts';

const EVENT_TYPES = ['message', 'signal', 'conditional', 'compensate'];

/** What waits for a message, a signal, a condition or a compensation. */
export const eventSubscriptions: QueryDefinition<EventSubscriptionRecord> = {
  name: 'event-subscription',
  all: ({ tables }) => tables.subscriptions.values(),
  filters: {
    eventSubscriptionId: equals(
      ({ id }) => id,
      inTable(({ tables }) => tables.subscriptions),
    ),
    eventType: equals(({ eventType }) => eventType),
    eventName: equals(
      ({ eventName }) => eventName,
      ({ tables }, name) => union(EVENT_TYPES.map((type) => byKey(tables.subscriptionsByEvent, eventKey(type, name)))),
    ),
    executionId: equals(
      ({ executionId }) => executionId,
      inIndex(({ tables }) => tables.subscriptionsByExecution),
    ),
    processInstanceId: equals(
      ({ processInstanceId }) => processInstanceId,
      ({ tables }, id) =>
        unionOrNone(
          tables.executionsByInstance.get(id).map((execution) => byKey(tables.subscriptionsByExecution, execution.id)),
        ),
    ),
    activityId: equals(({ activityId }) => activityId),
    ...tenantFilters('includeEventSubscriptionsWithoutTenantId'),
  },
  sorts: {
    created: ({ createdAtMs }) => createdAtMs,
    tenantId: () => undefined,
  },
  unsupported: [],
};
