import type { CallOptions } from '../engine-client-options.ts';
import type { ExecutionId, ProcessInstanceId } from '../ids.ts';
import type { Paging } from '../query.ts';
import { getQuery } from '../query-string.ts';
import type { Transport } from '../transport.ts';

/** A wait for a message, signal, condition or compensation. */
export interface EventSubscription {
  id: string;
  /** `message`, `signal`, `compensate` or `conditional`. */
  eventType: string;
  eventName: string | null;
  executionId: ExecutionId | null;
  processInstanceId: ProcessInstanceId | null;
  activityId: string | null;
  /** The engine's text. */
  createdDate: string;
  tenantId: string | null;
}

/** Which waits to list; conditions that are given must all hold. */
export interface EventSubscriptionQuery extends Paging {
  eventSubscriptionId?: string;
  eventType?: 'message' | 'signal' | 'compensate' | 'conditional';
  eventName?: string;
  executionId?: ExecutionId;
  processInstanceId?: ProcessInstanceId;
  activityId?: string;
}

/** Calls about what process instances wait for. */
export interface EventSubscriptions {
  /** Lists open waits. */
  list(query?: EventSubscriptionQuery, call?: CallOptions): Promise<EventSubscription[]>;
}

/** Makes these calls over a transport. */
export function createEventSubscriptions(transport: Transport): EventSubscriptions {
  return {
    list: (query = {}, call) =>
      transport.list({ method: 'GET', path: '/event-subscription', query: getQuery(query) }, call),
  };
}
