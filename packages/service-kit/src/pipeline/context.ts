import type { Actor } from '../actor.ts';

/** Who asked for what, when, and in which chain of causes: goes into audit, events and logs. */
export interface CommandContext {
  readonly tenantId: string;
  readonly actor: Actor;
  readonly correlationId: string;
  /** The id of the request or event that caused this one. */
  readonly causationId: string;
  /** The time of the decision, from the injected clock. */
  readonly now: Date;
}
