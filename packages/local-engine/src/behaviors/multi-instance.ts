import { keepEventScope } from '../kernel/compensation.ts';
import { dispatchDelayed } from '../kernel/delayed-events.ts';
import { deleteCascade } from '../kernel/deletion.ts';
import type { Execution } from '../kernel/execution.ts';
import { expressionScopeOf } from '../kernel/expressions.ts';
import { countOf, setCount } from '../kernel/loop-counts.ts';
import { executeActivity, leave } from '../kernel/operations.ts';
import type { ActivityBehavior } from '../kernel/run.ts';
import { removeExecution } from '../kernel/tree.ts';
import { findVariable, localVariable, setVariableLocal } from '../kernel/variables.ts';
import type { MultiInstanceBehavior } from '../model/behavior.ts';
import type { Activity } from '../model/process-model.ts';
import { EngineError, processEngineException } from '../state/engine-error.ts';
import type { TypedValue } from '../values/typed-value.ts';
import { leaveByDefault, scopeCompensationDone } from './outgoing.ts';

/** The body around the instances. It counts them in its own variables; the sequential loop counter is one of them. */
export const multiInstanceBody: ActivityBehavior = {
  execute(execution) {
    const behavior = behaviorOf(execution.activity as Activity);
    const count = instanceCount(execution, behavior);
    if (count === 0) return leave(execution);
    if (count < 0) {
      throw processEngineException(
        `ENGINE-02023 Invalid number of 'instances': must be positive integer value or zero, but was '${count}'.`,
      );
    }
    if (behavior.sequential) startSequence(execution, behavior, count);
    else startAll(execution, behavior, count);
  },
  complete: completeOne,
  concurrentChildEnded: endOne,
  compensationDone: scopeCompensationDone,
  leave(execution) {
    keepEventScope(execution);
    leaveByDefault(execution);
  },
};

function startSequence(execution: Execution, behavior: MultiInstanceBehavior, count: number): void {
  const items = elements(execution, behavior);
  setCount(execution, 'nrOfInstances', count);
  setCount(execution, 'nrOfCompletedInstances', 0);
  setCount(execution, 'nrOfActiveInstances', 1);
  startInstance(execution, behavior, 0, items);
}

function startAll(execution: Execution, behavior: MultiInstanceBehavior, count: number): void {
  const items = elements(execution, behavior);
  setCount(execution, 'nrOfInstances', count);
  setCount(execution, 'nrOfCompletedInstances', 0);
  setCount(execution, 'nrOfActiveInstances', count);
  execution.activity = undefined;
  execution.isActive = false;
  const instances: Execution[] = [];
  for (let at = 0; at < count; at += 1) {
    instances.push(execution.createChild({ isConcurrent: true, isScope: false }));
  }
  const indexes = execution.run.ordered(instances.map((_instance, at) => at));
  // What is started last runs first.
  for (const at of [...indexes].reverse()) startInstance(instances[at] as Execution, behavior, at, items);
}

function startInstance(
  execution: Execution,
  behavior: MultiInstanceBehavior,
  loopCounter: number,
  items: readonly TypedValue[] | undefined,
): void {
  setCount(execution, 'loopCounter', loopCounter);
  const { elementVariable, inner } = behavior;
  const item = items?.[loopCounter];
  if (elementVariable !== undefined && item) setVariableLocal(execution, elementVariable, item);
  executeActivity(execution, inner);
}

/** The end of one in a sequence. */
function completeOne(scopeExecution: Execution): void {
  const behavior = behaviorOf(scopeExecution.activity as Activity);
  const loopCounter = countOf(scopeExecution, 'loopCounter') + 1;
  const total = countOf(scopeExecution, 'nrOfInstances');
  setCount(scopeExecution, 'nrOfCompletedInstances', countOf(scopeExecution, 'nrOfCompletedInstances') + 1);
  if (loopCounter === total || isComplete(scopeExecution, behavior)) leave(scopeExecution);
  else startInstance(scopeExecution, behavior, loopCounter, elements(scopeExecution, behavior));
}

/** The end of one of many: those that are done stay, inactive, until the body ends. */
function endOne(scopeExecution: Execution, ended: Execution): void {
  const body = (ended.activity as Activity).flowScope as Activity;
  setCount(scopeExecution, 'nrOfCompletedInstances', countOf(scopeExecution, 'nrOfCompletedInstances') + 1);
  setCount(scopeExecution, 'nrOfActiveInstances', countOf(scopeExecution, 'nrOfActiveInstances') - 1);
  ended.isActive = false;
  ended.activityInstanceId = undefined;
  if (!isComplete(ended, behaviorOf(body)) && !allEnded(scopeExecution, ended)) {
    dispatchDelayed(scopeExecution);
    return;
  }
  for (const child of scopeExecution.children) {
    if (child.isActive || child.activity === undefined) {
      deleteCascade(child, { reason: 'Multi instance completion condition satisfied.' });
    } else removeExecution(child);
  }
  scopeExecution.activity = body;
  scopeExecution.isActive = true;
  leave(scopeExecution);
}

function allEnded(scopeExecution: Execution, ended: Execution): boolean {
  const done = scopeExecution.allChildren.filter((one) => one.activity === ended.activity && !one.isActive);
  const active = localVariable(scopeExecution.run.state, scopeExecution.id, 'nrOfActiveInstances');
  return Number(active?.value.value ?? 0) <= 0 && done.length === scopeExecution.allChildren.length;
}

function isComplete(execution: Execution, { completionCondition }: MultiInstanceBehavior): boolean {
  if (!completionCondition) return false;
  const value = completionCondition.evaluate(expressionScopeOf(execution));
  if (value.type === 'Boolean') return value.value;
  throw processEngineException(
    `ENGINE-02028 Could not resolve expression of type 'completionCondition'. Expression '${completionCondition.text}' needs to evaluate to a boolean value.`,
  );
}

function instanceCount(execution: Execution, behavior: MultiInstanceBehavior): number {
  const { cardinality } = behavior;
  if (!cardinality) return collection(execution, behavior).length;
  const value = cardinality.evaluate(expressionScopeOf(execution));
  if (value.type === 'Integer' || value.type === 'Short' || value.type === 'Long' || value.type === 'Double') {
    return Math.trunc(Number(value.value));
  }
  if (value.type === 'String') {
    if (/^[+-]?\d+$/.test(value.value)) return Number(value.value);
    throw new EngineError(500, 'NumberFormatException', `For input string: "${value.value}"`, { code: null });
  }
  throw processEngineException(
    `ENGINE-02027 Could not resolve expression of type 'loopCardinality'. Expression '${cardinality.text}' needs to be a number or number String.`,
  );
}

/** Looked at anew for each instance of a sequence. Only read when an element is asked for. */
function elements(execution: Execution, behavior: MultiInstanceBehavior): readonly TypedValue[] | undefined {
  return behavior.collection && behavior.elementVariable !== undefined ? collection(execution, behavior) : undefined;
}

function collection(execution: Execution, behavior: MultiInstanceBehavior): readonly TypedValue[] {
  const source = behavior.collection;
  if (!source)
    throw processEngineException("ENGINE-02026 Couldn't resolve collection expression nor variable reference");
  const value =
    'variable' in source
      ? findVariable(execution.run.state, execution.id, source.variable)?.value
      : source.expression.evaluate(expressionScopeOf(execution));
  if (value?.type === 'Object' && value.value.kind === 'list') return value.value.items;
  throw processEngineException(
    'variable' in source
      ? `ENGINE-02025 Variable '${source.variable}' is not of the expected type 'Collection'.`
      : `ENGINE-02024 Expression '${source.expression.text}' didn't resolve to type 'Collection'.`,
  );
}

function behaviorOf({ behavior }: Activity): MultiInstanceBehavior {
  return behavior as MultiInstanceBehavior;
}
