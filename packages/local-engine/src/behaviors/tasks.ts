import type { Expression } from '../juel/expression.ts';
import { evaluateForTask } from '../kernel/decisions.ts';
import type { Execution } from '../kernel/execution.ts';
import { expressionScopeOf, optionalText, textOf } from '../kernel/expressions.ts';
import { createExternalTask } from '../kernel/external-tasks.ts';
import { recordTaskCreated } from '../kernel/history.ts';
import { evaluatePriority } from '../kernel/job-records.ts';
import { leave } from '../kernel/operations.ts';
import type { ActivityBehavior } from '../kernel/run.ts';
import { dueDateOf } from '../kernel/timers.ts';
import { setVariable } from '../kernel/variables.ts';
import type { BusinessRuleBehavior, ExternalTaskBehavior, UserTaskBehavior } from '../model/behavior.ts';
import type { Activity } from '../model/process-model.ts';
import { processEngineException } from '../state/engine-error.ts';
import { leaveByDefault } from './outgoing.ts';

export const externalTask: ActivityBehavior = {
  execute(execution) {
    const { topic, priority } = behaviorOf<ExternalTaskBehavior>(execution);
    const expression = priority ?? execution.model.taskPriority;
    const priorityOrDefault = expression ? evaluatePriority(expression, execution, () => '') : 0;
    createExternalTask(execution, textOf(topic.evaluate(expressionScopeOf(execution))), priorityOrDefault);
  },
  signal: leave,
  leave: leaveByDefault,
};

/** Evaluates its expression at once; a result goes into a variable only when the model names one. */
export const expressionTask: ActivityBehavior = {
  execute(execution) {
    const { behavior } = execution.activity as Activity;
    if (behavior.kind !== 'expression') return;
    const value = behavior.expression.evaluate(expressionScopeOf(execution));
    if (behavior.resultVariable !== undefined) setVariable(execution, behavior.resultVariable, value);
    leave(execution);
  },
  leave: leaveByDefault,
};

export const receiveTask: ActivityBehavior = { execute: () => undefined, signal: leave, leave: leaveByDefault };

export const userTask: ActivityBehavior = {
  execute: createUserTask,
  signal: leave,
  leave: leaveByDefault,
};

export const businessRule: ActivityBehavior = {
  execute(execution) {
    const behavior = behaviorOf<BusinessRuleBehavior>(execution);
    const result = evaluateForTask(execution, behavior);
    if (behavior.resultVariable !== undefined) setVariable(execution, behavior.resultVariable, result);
    leave(execution);
  },
  leave: leaveByDefault,
};

function createUserTask(execution: Execution): void {
  const { state } = execution.run;
  const behavior = behaviorOf<UserTaskBehavior>(execution);
  const scope = expressionScopeOf(execution);
  const task = state.tables.userTasks.insert({
    id: state.nextId(),
    name: optionalText(behavior.name, scope),
    description: optionalText(behavior.description, scope),
    assignee: optionalText(behavior.assignee, scope),
    owner: undefined,
    delegationState: undefined,
    priority: taskPriority(behavior.priority, execution),
    dueAtMs: behavior.dueDate && dueDateOf(behavior.dueDate, execution, 'Due'),
    followUpAtMs: behavior.followUpDate && dueDateOf(behavior.followUpDate, execution, 'Follow up'),
    formKey: optionalText(behavior.formKey, scope),
    createdAtMs: state.clock.now(),
    lastUpdatedAtMs: undefined,
    taskDefinitionKey: (execution.activity as Activity).id,
    executionId: execution.id,
    activityInstanceId: execution.activityInstanceId ?? '',
    processInstanceId: execution.record.processInstanceId,
    definitionId: execution.record.definitionId,
    suspended: execution.record.suspended,
    candidateUsers: candidates(behavior.candidateUsers, execution),
    candidateGroups: candidates(behavior.candidateGroups, execution),
  });
  recordTaskCreated(execution, task);
}

/** 50 where the model says nothing. */
function taskPriority(expression: Expression | undefined, execution: Execution): number {
  const value = expression?.evaluate(expressionScopeOf(execution));
  if (value === undefined || value.type === 'Null') return 50;
  if (value.type === 'String' && /^[+-]?\d+$/.test(value.value)) return Number(value.value);
  if (value.type === 'Integer' || value.type === 'Short' || value.type === 'Long' || value.type === 'Double') {
    return Math.trunc(Number(value.value));
  }
  const told = value.type === 'String' ? `Priority does not resolve to a number: ${value.value}` : undefined;
  throw processEngineException(told ?? `Priority expression does not resolve to a number: ${expression?.text}`);
}

function candidates(expressions: readonly Expression[], execution: Execution): readonly string[] {
  const names = expressions.flatMap((expression) => {
    const value = expression.evaluate(expressionScopeOf(execution));
    if (value.type === 'String') return value.value.split(/\s*,\s*/);
    if (value.type === 'Object' && value.value.kind === 'list') return value.value.items.map(textOf);
    throw processEngineException('Expression did not resolve to a string or collection of strings');
  });
  return [...new Set(names)];
}

function behaviorOf<B>(execution: Execution): B {
  return (execution.activity as Activity).behavior as B;
}
