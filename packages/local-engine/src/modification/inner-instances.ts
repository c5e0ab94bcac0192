import type { Execution } from '../kernel/execution.ts';
import { countOf, setCount } from '../kernel/loop-counts.ts';

import type { MultiInstanceBehavior } from '../model/behavior.ts';
import type { Activity } from '../model/process-model.ts';

/** The multi-instance behavior of an activity, when it is a body. */
export function bodyOf(activity: Activity | undefined): MultiInstanceBehavior | undefined {
  return activity?.behavior.kind === 'multiInstanceBody' ? activity.behavior : undefined;
}

/** Opens a body for one instance, whatever its collection or cardinality says; answers the execution of that instance. */
export function openBody(body: Execution, { sequential }: MultiInstanceBehavior): Execution {
  setCount(body, 'nrOfInstances', 1);
  setCount(body, 'nrOfCompletedInstances', 0);
  setCount(body, 'nrOfActiveInstances', 1);
  if (!sequential) {
    body.activity = undefined;
    body.isActive = false;
  }
  const inner = sequential ? body : createBranch(body);
  setCount(inner, 'loopCounter', 0);
  return inner;
}

/** Adds one instance to an open parallel body. */
export function addInnerInstance(body: Execution): Execution {
  const inner = createBranch(body);
  const count = countOf(body, 'nrOfInstances');
  setCount(body, 'nrOfInstances', count + 1);
  setCount(body, 'nrOfActiveInstances', countOf(body, 'nrOfActiveInstances') + 1);
  setCount(inner, 'loopCounter', count);
  return inner;
}

function createBranch(body: Execution): Execution {
  return body.createChild({ isConcurrent: true, isScope: false });
}
