import type { CallOptions } from '../engine-client-options.ts';
import type { ProcessInstanceId } from '../ids.ts';
import type { Transport } from '../transport.ts';
import type { WireVariables } from '../wire-value.ts';
import type { ProcessInstance } from './process-instances.ts';

/** A message, and who is meant by it. */
export interface MessageCorrelation {
  messageName: string;
  businessKey?: string;
  processInstanceId?: ProcessInstanceId;
  /** Variables that the waiting process must have; name the awaited id here, because the engine delivers a repeated message to the next wait. */
  correlationKeys?: WireVariables;
  /** Like `correlationKeys`, in the scope of the wait itself. */
  localCorrelationKeys?: WireVariables;
  /** Set in the process instance that gets the message. */
  processVariables?: WireVariables;
  /** Set in the scope of the execution that gets the message. */
  processVariablesLocal?: WireVariables;
  /** Delivers to all that wait, also to none, instead of to exactly one. @default false */
  all?: boolean;
  /** Answers who got the message. @default false */
  resultEnabled?: boolean;
}

/** Who got a message: an execution that waited for it, or an instance that it started. */
export interface CorrelationResult {
  resultType: 'Execution' | 'ProcessDefinition';
  execution: { id: string; processInstanceId: ProcessInstanceId; ended: boolean } | null;
  processInstance: ProcessInstance | null;
}

/** The call that delivers messages. */
export interface Messages {
  /**
   * Delivers a message to who waits for it. Answers an empty list unless `resultEnabled`.
   * @throws EngineMismatchingMessageCorrelationError when none, or more than one, waits and `all` is off
   */
  correlate(correlation: MessageCorrelation, call?: CallOptions): Promise<CorrelationResult[]>;
}

/** Makes these calls over a transport. */
export function createMessages(transport: Transport): Messages {
  return {
    correlate: async (body, call) => {
      const request = { method: 'POST', path: '/message', body } as const;
      if (body.resultEnabled) return transport.list<CorrelationResult>(request, call);
      await transport.send(request, call);
      return [];
    },
  };
}
