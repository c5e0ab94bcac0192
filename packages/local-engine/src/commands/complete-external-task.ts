import type { ExpressionScope, ExternalTaskProperty } from '../juel/expression-scope.ts';
import { reportError } from '../kernel/errors.ts';
import type { Execution } from '../kernel/execution.ts';
import { expressionScopeOf } from '../kernel/expressions.ts';
import { deleteExternalTask } from '../kernel/external-tasks.ts';
import { recordExternalTask } from '../kernel/history.ts';
import { setVariables, setVariablesLocal, type Variables } from '../kernel/variables.ts';
import type { ExternalTaskBehavior } from '../model/behavior.ts';
import type { Activity } from '../model/process-model.ts';
import type { ExternalTaskRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import type { TypedValue } from '../values/typed-value.ts';
import { externalTaskOfWorker } from './external-task-of-worker.ts';
import { startRun } from './start-run.ts';

export interface TaskVariables {
  readonly variables?: Variables | undefined;
  readonly localVariables?: Variables | undefined;
}

/** Completes a task for the worker that locked it last; whether the lock still holds does not matter. */
export function completeExternalTask(
  state: EngineState,
  id: string,
  input: TaskVariables & { readonly workerId: string | undefined },
): void {
  const task = externalTaskOfWorker(state, id, input.workerId, `External Task ${id} cannot be completed by worker '`);
  const execution = executionOf(state, task);
  setVariables(execution, input.variables);
  setVariablesLocal(execution, input.localVariables);
  if (throwsError(execution, task, 'complete')) return;
  deleteExternalTask(state, task, true);
  recordExternalTask(state, task, 'success');
  execution.run.ports.behaviorOf(execution.activity as Activity).signal?.(execution);
}

export function executionOf(state: EngineState, task: ExternalTaskRecord): Execution {
  return startRun(state).execution(task.executionId) as Execution;
}

/** The model may turn a completion, or a failure, into a BPMN error. A failing condition counts only at a completion. */
export function throwsError(execution: Execution, task: ExternalTaskRecord, at: 'complete' | 'failure'): boolean {
  const { errors } = (execution.activity as Activity).behavior as ExternalTaskBehavior;
  if (errors.length === 0) return false;
  const scope = taskScope(execution, task);
  for (const { condition, error } of errors) {
    if (!holds(condition, scope, at)) continue;
    reportError(execution, error.code ?? '', task.errorMessage);
    return true;
  }
  return false;
}

function holds(
  condition: ExternalTaskBehavior['errors'][number]['condition'],
  scope: ExpressionScope,
  at: 'complete' | 'failure',
): boolean {
  try {
    const value = condition.evaluate(scope);
    return value.type === 'Boolean' && value.value;
  } catch (error) {
    if (at === 'failure') return false;
    throw error;
  }
}

/** What the task shows of itself as `externalTask`. */
function taskScope(execution: Execution, task: ExternalTaskRecord): ExpressionScope {
  const scope = expressionScopeOf(execution);
  return {
    now: scope.now,
    variable: (name) => scope.variable(name),
    executionProperty: (name) => scope.executionProperty?.(name) ?? nothing,
    externalTaskProperty: (name) => taskProperty(execution, task, name),
  };
}

const nothing: TypedValue = { type: 'Null', value: null };

function taskProperty(execution: Execution, task: ExternalTaskRecord, name: ExternalTaskProperty): TypedValue {
  switch (name) {
    case 'retries':
      return task.retries === undefined ? nothing : { type: 'Integer', value: task.retries };
    case 'priority':
      return { type: 'Long', value: BigInt(task.priority) };
    case 'topicName':
      return { type: 'String', value: task.topic };
    case 'processDefinitionId':
      return { type: 'String', value: task.definitionId };
    case 'processDefinitionKey':
      return { type: 'String', value: execution.model.id };
    case 'tenantId':
      return nothing;
    case 'businessKey':
      return textOrNull(execution.root.record.businessKey);
    default:
      return textOrNull(task[name]);
  }
}

function textOrNull(value: string | undefined): TypedValue {
  return value === undefined ? nothing : { type: 'String', value };
}
