import type { Expression } from '../juel/expression.ts';
import { ExpressionError } from '../juel/expression-error.ts';
import type { ExecutionProperty, ExpressionScope } from '../juel/expression-scope.ts';
import { processEngineException } from '../state/engine-error.ts';
import { javaClassName } from '../values/java-class-name.ts';
import { javaText } from '../values/java-text.ts';
import type { TypedValue } from '../values/typed-value.ts';
import type { Execution } from './execution.ts';
import { findVariable, localVariable } from './variables.ts';

const nothing: TypedValue = { type: 'Null', value: null };

/** What an expression sees that is evaluated at an execution. */
export function expressionScopeOf(execution: Execution): ExpressionScope {
  return new ExecutionScope(execution);
}

/** The value as text, as the engine writes it into names and keys. */
export function textOf(value: TypedValue): string {
  return javaText(value);
}

/** The text of an optional expression; undefined when there is none or it gives null. */
export function optionalText(expression: Expression | undefined, scope: ExpressionScope): string | undefined {
  const value = expression?.evaluate(scope);
  return value === undefined || value.type === 'Null' ? undefined : textOf(value);
}

/** A condition must be a real Boolean: not even the text "true" is one. */
export function isFulfilled(condition: Expression, execution: Execution): boolean {
  return booleanOf(condition, expressionScopeOf(execution));
}

/** The condition of an event: false while something that it names does not exist. */
export function isTrue(condition: Expression, scope: ExpressionScope): boolean {
  try {
    return booleanOf(condition, scope);
  } catch (error) {
    if (error instanceof ExpressionError && error.code === 'UNKNOWN_PROPERTY') return false;
    throw error;
  }
}

function booleanOf(condition: Expression, scope: ExpressionScope): boolean {
  const value = condition.evaluate(scope);
  if (value.type === 'Boolean') return value.value;
  throw processEngineException(
    value.type === 'Null'
      ? `condition expression returns null: result is null`
      : `condition expression returns non-Boolean: result has class ${javaClassName(value)} and not java.lang.Boolean`,
  );
}

class ExecutionScope implements ExpressionScope {
  readonly #execution: Execution;

  constructor(execution: Execution) {
    this.#execution = execution;
  }

  get now(): number {
    return this.#execution.run.state.clock.now();
  }

  variable(name: string): TypedValue | undefined {
    return findVariable(this.#execution.run.state, this.#execution.id, name)?.value;
  }

  variableLocal(name: string): TypedValue | undefined {
    return localVariable(this.#execution.run.state, this.#execution.id, name)?.value;
  }

  executionProperty(name: ExecutionProperty): TypedValue {
    const value = propertyOf(this.#execution, name);
    return value === undefined ? nothing : { type: 'String', value };
  }
}

function propertyOf(execution: Execution, name: ExecutionProperty): string | undefined {
  const { record } = execution;
  switch (name) {
    case 'id':
    case 'parentId':
    case 'processInstanceId':
    case 'rootProcessInstanceId':
    case 'activityInstanceId':
      return record[name];
    case 'processDefinitionId':
      return record.definitionId;
    case 'businessKey':
    case 'processBusinessKey':
      return execution.root.record.businessKey;
    case 'currentActivityId':
      return record.activityId;
    case 'currentActivityName':
      return execution.activity?.name;
    case 'parentActivityInstanceId':
      return execution.parentActivityInstanceId;
    case 'currentTransitionId':
      return execution.transition?.id;
    default:
      return undefined;
  }
}

/** What the start event of a definition sees: no variable at all. */
export function expressionScopeWithoutInstance(state: { readonly clock: { now(): number } }): ExpressionScope {
  return { now: state.clock.now(), variable: () => undefined };
}
