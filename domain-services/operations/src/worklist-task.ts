/**
 * The states of a task in the worklist, each overruling those before it. A decision overrules a cancellation, because it is
 * stored truth; so events may arrive twice and in any order and the result is the same.
 */
export const worklistStatuses = ['OPEN', 'ESCALATED', 'CANCELLED', 'DECIDED'] as const;

export type WorklistStatus = (typeof worklistStatuses)[number];

/** Gives the state that overrules the other. */
export function laterStatus(left: WorklistStatus, right: WorklistStatus): WorklistStatus {
  return worklistStatuses.indexOf(left) >= worklistStatuses.indexOf(right) ? left : right;
}
