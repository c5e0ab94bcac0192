import {
  type AnyTaskContract,
  ContractError,
  parseRetryCycle,
  type RetryPolicy,
  retryCycleProperty,
} from '@stepwright/contract';
import type { FlowNode } from '@stepwright/model/graph';
import { durationWords } from './duration-ms.ts';

/** The longest time that a task may take until its retries are used up. */
export interface WorkTime {
  readonly ms: number;
  /** How it adds up, one line for each part. */
  readonly sum: readonly string[];
}

/**
 * Adds up the runs and the waits between them, each wait with its whole jitter. A run counts with the longer one of its own limit and of the
 * lock: when a worker dies, the next run begins only after the lock has expired.
 */
export function workTimeOf(node: FlowNode, contract: AnyTaskContract): WorkTime {
  const { attempts, delaysMs, jitter = 0.2 } = retryPolicyOf(node, contract);
  const runMs = Math.max(contract.executionMaxMs, contract.lockDurationMs);
  const waits = Array.from({ length: attempts - 1 }, (_, index) => delaysMs[Math.min(index, delaysMs.length - 1)] ?? 0);
  const waitsMs = waits.reduce((total, waitMs) => total + waitMs * (1 + jitter), 0);
  const ms = attempts * runMs + waitsMs;
  const limit = runMs === contract.executionMaxMs ? 'executionMaxMs' : 'lockDurationMs';
  return {
    ms,
    sum: [
      `${attempts} ${attempts === 1 ? 'run' : 'runs'} of at most ${durationWords(runMs)} (${limit}): ${durationWords(attempts * runMs)}`,
      ...(waits.length === 0
        ? []
        : [`waits between them (${waits.map(durationWords).join(', ')}, and jitter): ${durationWords(waitsMs)}`]),
      `together: ${durationWords(ms)}`,
    ],
  };
}

/** What the model says goes before the contract, unless it cannot be read. */
function retryPolicyOf(node: FlowNode, contract: AnyTaskContract): RetryPolicy {
  const text = node.properties.get(retryCycleProperty);
  if (text === undefined) return contract.retry;
  try {
    return parseRetryCycle(text);
  } catch (error) {
    if (error instanceof ContractError) return contract.retry;
    throw error;
  }
}
