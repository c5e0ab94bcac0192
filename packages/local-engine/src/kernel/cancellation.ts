import { type Deletion, deleteCascade, interrupt } from './deletion.ts';
import type { Execution } from './execution.ts';
import { countOf, setCount } from './loop-counts.ts';
import { pruneLastConcurrent, removeExecution } from './tree.ts';
import { removeVariableLocal } from './variables.ts';

/** Cancels what an execution does, from outside. A scope in which nothing else goes on is cancelled with it, up to the instance. */
export function cancelExecution(source: Execution, deletion: Deletion): void {
  const topmost = topmostIdle(source, scopeAround);
  if (topmost.preservesScope) {
    interrupt(topmost, deletion.reason ?? 'deleted', deletion);
    topmost.leaveActivityInstance();
    topmost.activity = undefined;
    return;
  }
  deleteCascade(topmost, deletion);
  afterRemoval(topmost);
}

/** Deletes an instance in which nothing is left, and its callers as far as they only waited for it. */
export function deleteWithCallers(root: Execution, deletion: Deletion): void {
  const topmost = topmostIdle(root, (one) => (one.isRoot ? scopeOfCaller(one) : scopeAround(one)));
  deleteCascade(topmost, deletion);
  afterRemoval(topmost);
}

/** The scope execution that an execution is in; undefined for the root. */
export function scopeAround({ parent }: Execution): Execution | undefined {
  return parent === undefined || parent.isScope ? parent : scopeAround(parent);
}

function scopeOfCaller({ superExecution }: Execution): Execution | undefined {
  return superExecution?.isScope === false ? superExecution.parent : superExecution;
}

function topmostIdle(source: Execution, around: (execution: Execution) => Execution | undefined): Execution {
  let topmost = source;
  for (let outer = around(topmost); outer && outer.children.length <= 1; outer = around(topmost)) topmost = outer;
  return topmost;
}

/** Where something was removed, its branch goes, and its scope counts one less. Of an instance it is the call activity that is left. */
export function afterRemoval(removed: Execution): void {
  const gone = removed.activity ? removed : removed.superExecution;
  const inside = gone?.isConcurrent ? gone : gone?.parent;
  if (!gone?.activity || !inside) return;
  const { flowScope } = gone.activity;
  if (flowScope.kind === 'activity' && flowScope.behavior.kind === 'multiInstanceBody') {
    removeInnerInstance(inside, flowScope.behavior.sequential);
    return;
  }
  const { parent } = inside;
  if (!inside.isConcurrent || !parent) return;
  removeExecution(inside);
  pruneLastConcurrent(parent);
}

/** One instance less in a multi-instance body. */
export function removeInnerInstance(execution: Execution, isSequential: boolean): void {
  if (isSequential) removeVariableLocal(execution, 'loopCounter');
  const body = isSequential ? execution : (execution.parent as Execution);
  if (!isSequential) removeExecution(execution);
  setCount(body, 'nrOfActiveInstances', countOf(body, 'nrOfActiveInstances') - 1);
}
