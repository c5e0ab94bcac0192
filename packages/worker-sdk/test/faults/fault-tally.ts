/**
 * Counts, over the tests of one file, the faults that struck and the tasks that were done all the same. Every test file loads its modules anew,
 * so the counts are its own.
 *
 * 1. A fault counts when it has struck: an exchange was broken, a signal was sent, a process died. What is only armed does not count.
 * 2. A task counts as done when the engine has taken its completion.
 */
const faults = new Map<string, number>();
let doneCount = 0;

/** Counts faults that have struck. */
export function countFault(kind: string, times = 1): void {
  faults.set(kind, (faults.get(kind) ?? 0) + times);
}

/** Counts tasks whose completion the engine has taken. */
export function countDone(tasks: number): void {
  doneCount += tasks;
}

/** What is wrong with the tests of this file as a proof: where little was broken or little was done, nothing is shown. */
export function complaintsOfFile(least: { readonly faults: number; readonly done: number }): readonly string[] {
  const struck = [...faults.values()].reduce((sum, count) => sum + count, 0);
  const kinds = [...faults].map(([kind, count]) => `${count} ${kind}`).join(', ');
  return [
    ...(struck < least.faults ? [`only ${struck} faults struck, at least ${least.faults} should have: ${kinds}`] : []),
    ...(doneCount < least.done ? [`only ${doneCount} tasks were done, at least ${least.done} should have been`] : []),
  ];
}
