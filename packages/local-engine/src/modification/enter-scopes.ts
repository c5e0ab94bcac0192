import type { Execution } from '../kernel/execution.ts';
import { arrive, enterInstance, start } from '../kernel/operations.ts';
import { subscribe } from '../kernel/subscriptions.ts';
import { refuseSuspended } from '../kernel/suspension.ts';
import { createConcurrent } from '../kernel/tree.ts';
import { setVariables, setVariablesLocal, type Variables } from '../kernel/variables.ts';
import type { Activity, Transition } from '../model/process-model.ts';
import { addInnerInstance, bodyOf, openBody } from './inner-instances.ts';

/** Something to begin that no flow of the running instance leads to. */
export interface Entry {
  /** The scopes to open on the way, the outermost first. */
  readonly scopes: readonly Activity[];
  readonly target: Activity | Transition;
  readonly variables: Variables | undefined;
  readonly variablesLocal: Variables | undefined;
  readonly skipIoMappings: boolean;
}

/** Begins beside whatever goes on in a scope; in a multi-instance body that is one more instance. */
export function enterConcurrently(scopeExecution: Execution, entry: Entry): void {
  const { flowScope } = entry.scopes[0] ?? activityOf(entry.target);
  const body = flowScope.kind === 'activity' ? bodyOf(flowScope) : undefined;
  enterScopes(body ? addInnerInstance(scopeExecution) : createConcurrent(scopeExecution), entry);
}

/** Opens the scopes around the target one in the other, then begins at the target as if a flow had led there. */
export function enterScopes(execution: Execution, entry: Entry): void {
  execution.skipIoMappings = entry.skipIoMappings;
  execution.activityInstanceId = undefined;
  execution.isEnded = false;
  if (entry.scopes.length === 0) {
    begin(execution, entry);
    return;
  }
  execution.run.perform(execution, (current) => begin(openScopes(current, entry.scopes), entry));
}

function openScopes(execution: Execution, scopes: readonly Activity[]): Execution {
  let inside = execution;
  scopes.forEach((scope, at) => {
    const scopeExecution = openScope(inside, scope);
    scopeExecution.phase = 'default';
    const body = bodyOf(scope);
    inside = body ? openBody(scopeExecution, body) : scopeExecution;
    if (at < scopes.length - 1) inside.activity = undefined;
  });
  // As if the target were reached by a flow.
  inside.activityInstanceId = undefined;
  return inside;
}

/** Opens one scope without beginning anything in it. */
export function openScope(around: Execution, scope: Activity): Execution {
  refuseSuspended(around);
  const scopeExecution = around.createChild();
  around.isActive = false;
  scopeExecution.activity = scope;
  subscribe(scopeExecution, scope);
  enterInstance(scopeExecution);
  return scopeExecution;
}

function begin(execution: Execution, { target, variables, variablesLocal }: Entry): void {
  setVariables(execution, variables);
  setVariablesLocal(execution, variablesLocal);
  execution.activity = activityOf(target);
  if (!isTransition(target)) {
    start(execution);
    return;
  }
  execution.transition = target;
  execution.run.perform(execution, arrive);
}

function activityOf(target: Activity | Transition): Activity {
  return isTransition(target) ? target.source : target;
}

function isTransition(target: Activity | Transition): target is Transition {
  return 'source' in target;
}
