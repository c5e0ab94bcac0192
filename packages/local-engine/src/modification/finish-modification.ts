import { deleteWithCallers } from '../kernel/cancellation.ts';
import type { Deletion } from '../kernel/deletion.ts';
import type { Execution } from '../kernel/execution.ts';
import { endProcess } from '../kernel/operations.ts';

/** Ends an instance in which instructions left nothing: as cancelled when nothing is there, as completed when it reached its end. */
export function finishModification(root: Execution, deletion: Deletion): void {
  if (root.allChildren.length > 0 || root.isCanceled || root.isRemoved) return;
  if (root.activity === undefined) deleteWithCallers(root, deletion);
  else if (root.isEnded) endProcess(root);
}
