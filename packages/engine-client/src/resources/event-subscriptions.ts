import type { CallOptions } from '../engine-client-options.ts';
import type { Paging } from '../query.ts';
import { getQuery } from '../query-string.ts';
import type { Transport } from '../transport.ts';

/** A wait for a message, signal, condition or compensation. */
export interface EventSubscription {
  id: string;
  eventType: string;
  eventName: string | null;
  executionId: string | null;
  processInstanceId: string | null;
  activityId: string | null;
  createdDate: string;
  tenantId: string | null;
}

export interface EventSubscriptionQuery extends Paging {
  eventSubscriptionId?: string;
  eventType?: 'message' | 'signal' | 'compensate' | 'conditional';
  eventName?: string;
  executionId?: string;
  processInstanceId?: string;
  activityId?: string;
}

export interface EventSubscriptions {
  list(query?: EventSubscriptionQuery, call?: CallOptions): Promise<EventSubscription[]>;
}

/** Makes these calls over a transport. */
export function createEventSubscriptions(transport: Transport): EventSubscriptions {
  return {
    list: (query = {}, call) =>
      transport.list({ method: 'GET', path: '/event-subscription', query: getQuery(query) }, call),
  };
}
