import type { CallOptions } from '../engine-client-options.ts';
import type { ExecutionId } from '../ids.ts';
import type { Transport } from '../transport.ts';
import type { WireVariables } from '../wire-value.ts';

/** A signal, and what it brings. */
export interface Signal {
  name: string;
  /** Only this execution gets it. @default everything that waits for the name, on the whole engine */
  executionId?: ExecutionId;
  variables?: WireVariables;
}

/** The call that sends signals. */
export interface Signals {
  /** Sends a signal to all that wait for it, which may be none. With an execution that does not wait for it, throws `EngineHttpError`. */
  send(signal: Signal, call?: CallOptions): Promise<void>;
}

/** Makes this call over a transport. */
export function createSignals(transport: Transport): Signals {
  return { send: (body, call) => transport.send({ method: 'POST', path: '/signal', body }, call) };
}
