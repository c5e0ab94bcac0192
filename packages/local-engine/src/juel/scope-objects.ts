import type { TypedValue } from '../values/typed-value.ts';
import { toText } from './coercions.ts';
import { EvaluationProblem } from './expression-error.ts';
import type { ExecutionProperty, ExpressionScope, ExternalTaskProperty, TaskProperty } from './expression-scope.ts';
import type { Evaluate, ScopeObjectName } from './operand.ts';
import { readProperty } from './properties.ts';
import { variable, variableOrNull } from './variable-access.ts';

const EXECUTION: Readonly<Record<ExecutionProperty, true>> = {
  activityInstanceId: true,
  businessKey: true,
  currentActivityId: true,
  currentActivityName: true,
  currentTransitionId: true,
  eventName: true,
  id: true,
  parentActivityInstanceId: true,
  parentId: true,
  processBusinessKey: true,
  processDefinitionId: true,
  processInstanceId: true,
  rootProcessInstanceId: true,
  tenantId: true,
};
const TASK: Readonly<Record<TaskProperty, true>> = {
  assignee: true,
  createTime: true,
  deleteReason: true,
  description: true,
  dueDate: true,
  eventName: true,
  executionId: true,
  followUpDate: true,
  id: true,
  name: true,
  owner: true,
  parentTaskId: true,
  priority: true,
  processDefinitionId: true,
  processInstanceId: true,
  taskDefinitionKey: true,
  tenantId: true,
};
const EXTERNAL_TASK: Readonly<Record<ExternalTaskProperty, true>> = {
  activityId: true,
  activityInstanceId: true,
  businessKey: true,
  errorDetails: true,
  errorMessage: true,
  executionId: true,
  id: true,
  priority: true,
  processDefinitionId: true,
  processDefinitionKey: true,
  processInstanceId: true,
  retries: true,
  tenantId: true,
  topicName: true,
  workerId: true,
};
const PROPERTIES: Readonly<Record<ScopeObjectName, Readonly<Record<string, true>>>> = {
  execution: EXECUTION,
  task: TASK,
  externalTask: EXTERNAL_TASK,
};
const VARIABLE_METHODS = ['getVariable', 'getVariableLocal', 'hasVariable', 'hasVariableLocal'];

/** Reads a property of `execution`, `task` or `externalTask`; undefined when this engine does not give it. */
export function scopeObjectProperty(object: ScopeObjectName, property: string): Evaluate | undefined {
  const isKnown = Object.hasOwn(PROPERTIES[object], property);
  if (object === 'execution')
    return isKnown ? (scope) => executionProperty(scope, property as ExecutionProperty) : undefined;
  // Outside of a task the name is that of a variable, which may have any property.
  const ofVariable = variable(object);
  const name: TypedValue = { type: 'String', value: property };
  return (scope) => {
    const read = readerOf(scope, object);
    if (!read) return readProperty(ofVariable(scope), name);
    if (isKnown) return read(property);
    throw new EvaluationProblem('UNSUPPORTED', `This engine does not read the property '${property}' of '${object}'.`);
  };
}

/** Calls a method that only reads; undefined when this engine does not know it. */
export function scopeObjectMethod(
  object: ScopeObjectName,
  method: string,
  parameters: readonly Evaluate[],
): Evaluate | undefined {
  const [name] = parameters;
  if (object !== 'externalTask' && parameters.length === 1 && name && VARIABLE_METHODS.includes(method)) {
    return variableMethod(object, method, name);
  }
  const property = /^get([A-Z].*)$/.exec(method)?.[1];
  if (property === undefined || parameters.length > 0) return undefined;
  const decapitalized = property.charAt(0).toLowerCase() + property.slice(1);
  return Object.hasOwn(PROPERTIES[object], decapitalized) ? scopeObjectProperty(object, decapitalized) : undefined;
}

/** The properties of an object, for messages. */
export function scopeObjectProperties(object: ScopeObjectName): string {
  return Object.keys(PROPERTIES[object]).join(', ');
}

/** Reads a variable that is called `task` or `externalTask`; inside of a task the name stands for something that is no value. */
export function scopeObjectAsVariable(object: ScopeObjectName): Evaluate {
  const ofVariable = variable(object);
  return (scope) => {
    if (!readerOf(scope, object)) return ofVariable(scope);
    throw new EvaluationProblem(
      'UNSUPPORTED',
      `This engine has no value for '${object}' itself; read one of its properties.`,
    );
  };
}

function variableMethod(object: ScopeObjectName, method: string, name: Evaluate): Evaluate {
  const isLocal = method.endsWith('Local');
  return (scope) => {
    if (!readerOf(scope, object)) throw unresolved(object);
    const value = name(scope);
    const text = toText(value);
    if (method.startsWith('get')) return variableOrNull(scope, text, isLocal);
    const found = isLocal ? scope.variableLocal?.(text) : scope.variable(text);
    return { type: 'Boolean', value: found !== undefined };
  };
}

function executionProperty(scope: ExpressionScope, property: ExecutionProperty): TypedValue {
  if (!scope.executionProperty) throw unresolved('execution');
  return scope.executionProperty(property);
}

function readerOf(scope: ExpressionScope, object: ScopeObjectName): ((property: string) => TypedValue) | undefined {
  if (object === 'execution')
    return scope.executionProperty && ((name) => executionProperty(scope, name as ExecutionProperty));
  if (object === 'task') return scope.taskProperty && ((name) => readTask(scope, name as TaskProperty));
  return scope.externalTaskProperty && ((name) => readExternalTask(scope, name as ExternalTaskProperty));
}

function readTask(scope: ExpressionScope, name: TaskProperty): TypedValue {
  return scope.taskProperty?.(name) ?? { type: 'Null', value: null };
}

function readExternalTask(scope: ExpressionScope, name: ExternalTaskProperty): TypedValue {
  return scope.externalTaskProperty?.(name) ?? { type: 'Null', value: null };
}

function unresolved(object: ScopeObjectName): EvaluationProblem {
  return new EvaluationProblem('UNKNOWN_PROPERTY', `Cannot resolve identifier '${object}'`);
}
