import {
  type AnyTaskContract,
  decodeVariables,
  type TaskErrorCode,
  type TaskOutput,
  type VariableMap,
  type WireValue,
} from '@stepwright/contract';
import type { FailpointName } from '../run/failpoint.ts';
import type { EngineAnswer } from './engine-stand-in.ts';

/** What the engine has seen of a run, read back through the contract `T`. */
export type RunOutcome<T extends AnyTaskContract> =
  | { readonly kind: 'complete'; readonly output: TaskOutput<T> }
  | {
      readonly kind: 'bpmnError';
      readonly code: TaskErrorCode<T>;
      /** Empty for a rejection that the attempt store has kept: it keeps the code alone. */
      readonly data: Readonly<Record<string, unknown>>;
    }
  /** The task runs again and one retry is spent (`retry`), or none is, because the next run only asks what became of the attempt (`unknown`). */
  | {
      readonly kind: 'retry' | 'unknown';
      /** The stable code that the message starts with, for example `NOT_SENT`. */
      readonly code: string;
      readonly reason: string;
      readonly retries: number;
      readonly retryTimeoutMs: number;
    }
  /** The run has ended, and somebody else answers with its ticket; the task stays locked for `lockMs`. */
  | { readonly kind: 'later'; readonly lockMs: number }
  /** No retries are left: a person acts. */
  | { readonly kind: 'incident'; readonly code: string; readonly reason: string }
  /** The engine was told nothing; it hands the task out again when the lock has ended. */
  | { readonly kind: 'killed'; readonly at: FailpointName };

/** Reads an answer back. @param isUnknown whether it is the failure of a run whose effect is in doubt. */
export function readAnswer<T extends AnyTaskContract>(
  contract: T,
  answer: EngineAnswer,
  isUnknown: boolean,
): RunOutcome<T> {
  switch (answer.kind) {
    case 'complete': {
      const output = decodeVariables(`task ${contract.topic}`, contract.output, answer.variables) as TaskOutput<T>;
      return { kind: 'complete', output };
    }
    case 'bpmnError': {
      const { code, variables } = answer;
      const declared = contract.errors.find((error) => error.code === code)?.data ?? {};
      return { kind: 'bpmnError', code: code as TaskErrorCode<T>, data: presentData(declared, variables) };
    }
    case 'failure': {
      const { message, retries, retryTimeoutMs } = answer;
      const [code = '', ...reason] = message.split(': ');
      const why = { code, reason: reason.join(': ') };
      if (retries <= 0) return { kind: 'incident', ...why };
      return { kind: isUnknown ? 'unknown' : 'retry', ...why, retries, retryTimeoutMs };
    }
  }
}

/** Only what is there, without asking for the rest: a stored rejection comes without its data. */
function presentData(declared: VariableMap, variables: Readonly<Record<string, WireValue>>): Record<string, unknown> {
  const present = Object.entries(variables).map(([name, wire]) => [name, declared[name]?.decode(wire)] as const);
  return Object.fromEntries(present);
}
