import type { Activity, Scope } from '../model/process-model.ts';
import { EngineError, processEngineException } from '../state/engine-error.ts';
import { type Execution, isComposite, throwsCompensation } from './execution.ts';

/** Which execution stands for which scope, seen from one place in the tree. */
export type ScopeMapping = ReadonlyMap<Scope, Execution>;

/** The scopes around the activity of an execution, and their executions. */
export function scopeMappingOf(execution: Execution): ScopeMapping {
  return mappingFrom(flowScopeExecution(execution), flowScopeOf(execution));
}

/** The execution that stands for `target`, which is `current` or around it; `execution` stands for `current`. */
export function executionForScope(execution: Execution, current: Scope, target: Scope): Execution {
  const found = mappingFrom(execution, current).get(target);
  if (!found) throw new Error(`no execution stands for scope ${target.id}, seen from ${current.id}`);
  return found;
}

/** The execution of a flow scope around the activity of `execution`. */
export function executionForFlowScope(execution: Execution, target: Scope): Execution {
  const activity = execution.activity as Activity;
  const scopeExecution = execution.isScope ? execution : (execution.parent as Execution);
  return executionForScope(scopeExecution, activity.isScope ? activity : activity.flowScope, target);
}

/** Whether the activity of a scope execution has none of its own: it stands for the scope around it too, which goes on when the activity ends. */
export function sharesExecution(execution: Execution): boolean {
  const { activity } = execution;
  if (!activity || !mayLackExecution(activity, undefined)) return false;
  const mapping = scopeMappingOf(execution);
  return mapping.get(activity) === mapping.get(activity.flowScope);
}

function mappingFrom(execution: Execution, scope: Scope): ScopeMapping {
  const mapping = new Map<Scope, Execution>();
  const leaves: Execution[] = [];
  for (let at: Execution | undefined = execution; at; at = at.parent) {
    if (at !== execution && isLeaf(at)) leaves.push(at);
  }
  for (const leaf of leaves.reverse()) extend(mapping, flowScopeExecution(leaf), flowScopeOf(leaf));
  extend(mapping, execution, scope);
  return mapping;
}

/** An ancestor that executes something itself: an event that threw the compensation that we are in. */
function isLeaf(execution: Execution): boolean {
  if (execution.children.length === 0) return true;
  return execution.activity !== undefined && throwsCompensation(execution.activity);
}

/** Pairs the scopes from `scope` outwards with the scope executions from `execution` upwards, as far as they are not known yet. */
function extend(mapping: Map<Scope, Execution>, execution: Execution, scope: Scope): void {
  const known = new Set(mapping.values());
  const executions: Execution[] = [];
  for (let at: Execution | undefined = execution; at && !known.has(at); at = at.parent) {
    if (at.isScope) executions.push(at);
  }
  const scopes: Scope[] = [];
  let outer: Scope | undefined = scope;
  for (; outer && !mapping.has(outer); outer = flowScope(outer)) scopes.push(outer);
  for (; outer; outer = flowScope(outer)) {
    const prior = mapping.get(outer);
    scopes.push(outer);
    if (prior && !executions.includes(prior)) executions.push(prior);
  }
  if (executions.length !== scopes.length && isAsyncInLoop(execution)) scopes.shift();
  pair(mapping, scopes.reverse(), executions.reverse());
}

/**
 * Gives each scope its execution, the outermost first. More executions than scopes happen where a handler runs inside the scope that it
 * handles: the innermost are left over. Some scopes may lack an execution: they share that of the scope around them.
 */
function pair(mapping: Map<Scope, Execution>, scopes: readonly Scope[], executions: readonly Execution[]): void {
  let missing = scopes.length - executions.length;
  let at = 0;
  for (const scope of scopes) {
    if (scope !== scopes[0]) {
      if (missing > 0 && mayLackExecution(scope, executions[at + 1])) missing -= 1;
      else at += 1;
    }
    const execution = executions[at];
    if (!execution) {
      throw processEngineException(
        'Cannot construct activity-execution mapping: there are more scope executions missing than explained by the flow scope hierarchy.',
      );
    }
    mapping.set(scope, execution);
  }
}

/** The scopes that had no execution in old versions of the engine, which it still allows for. `next` is the execution that the scope would get. */
function mayLackExecution(scope: Scope, next: Execution | undefined): boolean {
  if (scope.kind === 'process') return false;
  const { kind } = scope.behavior;
  const around = flowScope(scope);
  const loop =
    around?.kind === 'activity' && around.behavior.kind === 'multiInstanceBody' ? around.behavior : undefined;
  if (kind === 'eventSubProcess' || throwsCompensation(scope)) return true;
  if (kind === 'subProcess' || kind === 'transaction') return loop?.sequential === true;
  if (kind === 'receiveTask') return loop !== undefined;
  return kind === 'multiInstanceBody' && (next === undefined || isInCompensation(next));
}

function isInCompensation(execution: Execution): boolean {
  for (let at: Execution | undefined = execution; at; at = at.parent) if (throwsCompensation(at.activity)) return true;
  return false;
}

/** In front of an instance of a multi-instance body, or behind it. */
function isAsyncInLoop({ activity, activityInstanceId }: Execution): boolean {
  if (activityInstanceId !== undefined || activity?.flowScope.kind !== 'activity') return false;
  return activity.flowScope.behavior.kind === 'multiInstanceBody';
}

function flowScope(scope: Scope): Scope | undefined {
  return scope.kind === 'process' ? undefined : scope.flowScope;
}

function flowScopeExecution(execution: Execution): Execution {
  const { activity, parent } = execution;
  const runsPlainHandler = execution.isScope && activity?.isForCompensation === true && !activity.isScope;
  const hasLeft = execution.activityInstanceId === undefined;
  if (execution.isScope && hasLeft && !activity) throw nowhere();
  const isBehindScope = hasLeft && activity?.isScope === true && !execution.isActive;
  if (parent && (!execution.isScope || runsPlainHandler || isBehindScope)) return flowScopeExecution(parent);
  return execution;
}

/** Camunda crashes at an event handler that began in a scope that is only kept for compensation, when the handler ends. */
function nowhere(): EngineError {
  const message = 'Cannot invoke "ActivityImpl.isScope()" because "this.activity" is null';
  return new EngineError(500, 'NullPointerException', message, { code: null });
}

function flowScopeOf(execution: Execution): Scope {
  const activity = execution.activity as Activity;
  const isOutside =
    !activity.isScope || execution.activityInstanceId === undefined || (!execution.isScope && isComposite(activity));
  return isOutside ? activity.flowScope : activity;
}
