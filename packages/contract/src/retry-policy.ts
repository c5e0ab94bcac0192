import type { ContractIssue } from './contract-error.ts';

/** How often and how late a failed task runs again. */
export interface RetryPolicy {
  /** Runs in all, the first included. 1 to 100. */
  readonly attempts: number;
  /** Wait before the second run, the third and so on; the last one repeats. */
  readonly delaysMs: readonly number[];
  /** Share by which a wait may be longer or shorter, 0 to 1. @default 0.2 */
  readonly jitter?: number;
}

/** Three runs in all, after 5 and 60 seconds. */
export const defaultRetryPolicy: RetryPolicy = { attempts: 3, delaysMs: [5_000, 60_000], jitter: 0.2 };

const delayMsMax = 7 * 24 * 3_600_000;

/** The wait in milliseconds after the run number `attemptNo` (from 1) has failed, with jitter from `random` in [0, 1). */
export function retryDelayMs(policy: RetryPolicy, attemptNo: number, random: () => number = Math.random): number {
  const index = Math.min(Math.max(attemptNo, 1), policy.delaysMs.length) - 1;
  const delayMs = policy.delaysMs[index] ?? 0;
  const jitter = policy.jitter ?? 0.2;
  return Math.round(delayMs * (1 + jitter * (2 * random() - 1)));
}

/** Lists what is wrong with a policy; empty when it is right. */
export function retryPolicyIssues(policy: RetryPolicy): ContractIssue[] {
  const issues: ContractIssue[] = [];
  const { attempts, delaysMs, jitter = 0.2 } = policy;
  if (!Number.isInteger(attempts) || attempts < 1 || attempts > 100) {
    issues.push({ path: 'retry.attempts', message: `must be a whole number from 1 to 100, is ${attempts}` });
  }
  if (delaysMs.length === 0 && attempts > 1) {
    issues.push({ path: 'retry.delaysMs', message: 'needs at least one wait when there is more than one attempt' });
  }
  delaysMs.forEach((delayMs, index) => {
    if (!Number.isInteger(delayMs) || delayMs < 0 || delayMs > delayMsMax) {
      issues.push({ path: `retry.delaysMs[${index}]`, message: `must be 0 to ${delayMsMax} ms, is ${delayMs}` });
    }
  });
  if (!(jitter >= 0 && jitter <= 1)) issues.push({ path: 'retry.jitter', message: `must be 0 to 1, is ${jitter}` });
  return issues;
}
