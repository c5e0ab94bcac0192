import type { CommandContext } from '@stepwright/service-kit';

/** The context of what this service does by itself: applying events, comparing with the engine, settling resolutions. */
export function systemContext(cause: {
  readonly tenantId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly now: Date;
}): CommandContext {
  const actor = {
    id: 'service:operations',
    type: 'SERVICE',
    tenantId: cause.tenantId,
    roles: ['service'],
    groups: [],
    accounts: '*' as const,
  };
  return { ...cause, actor };
}
