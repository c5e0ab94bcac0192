import type { EngineClient } from '@stepwright/engine-client';

/** One engine: its typed client, and its address for the few questions that the client does not know. */
export interface EngineAccess {
  readonly client: EngineClient;
  readonly url: string;
}
