import type { EventSubscriptionRecord, ExecutionRecord } from '../../records/runtime-records.ts';
import { shownTime } from './time.ts';

/** A node of an execution tree. */
export function executionShape({ id, processInstanceId }: ExecutionRecord): object {
  return { id, processInstanceId, ended: false, tenantId: null };
}

/** What waits for an event. */
export function eventSubscriptionShape(subscription: EventSubscriptionRecord): object {
  return {
    id: subscription.id,
    eventType: subscription.eventType,
    eventName: subscription.eventName ?? null,
    executionId: subscription.executionId ?? null,
    processInstanceId: subscription.processInstanceId ?? null,
    activityId: subscription.activityId,
    createdDate: shownTime(subscription.createdAtMs),
    tenantId: null,
  };
}
