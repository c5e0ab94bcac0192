import type { CallOptions } from '../engine-client-options.ts';
import type { Transport } from '../transport.ts';
import type { WireVariables } from '../wire-value.ts';
import type { ProcessInstance } from './process-instances.ts';

export interface MessageCorrelation {
  messageName: string;
  businessKey?: string;
  processInstanceId?: string;
  /** Variables that the waiting process must have; name the awaited id here, because the engine delivers a repeated message to the next wait. */
  correlationKeys?: WireVariables;
  localCorrelationKeys?: WireVariables;
  processVariables?: WireVariables;
  processVariablesLocal?: WireVariables;
  /** Delivers to all that wait, also to none, instead of to exactly one. @default false */
  all?: boolean;
  /** Answers who got the message. @default false */
  resultEnabled?: boolean;
}

export interface CorrelationResult {
  resultType: 'Execution' | 'ProcessDefinition';
  execution: { id: string; processInstanceId: string; ended: boolean } | null;
  processInstance: ProcessInstance | null;
}

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
