import type { ExpressionScope } from '../juel/expression-scope.ts';
import type { CallMapping, ParameterSource } from '../model/io-mapping.ts';
import { EngineError } from '../state/engine-error.ts';
import type { MapContent, TypedValue } from '../values/typed-value.ts';
import type { Execution } from './execution.ts';
import { expressionScopeOf, textOf } from './expressions.ts';
import {
  findVariable,
  localVariables,
  setVariable,
  setVariableLocal,
  type Variables,
  variablesVisibleFrom,
} from './variables.ts';

const nothing: TypedValue = { type: 'Null', value: null };

/** Inputs read the scope around the activity and write its own: they do not see each other. */
export function mapInputs(execution: Execution): void {
  const inputs = execution.activity?.inputs ?? [];
  if (inputs.length === 0 || execution.skipIoMappings) return;
  const outer = expressionScopeOf(execution.parent ?? execution);
  const values = inputs.map(({ name, source }) => [name, parameterValue(source, outer)] as const);
  for (const [name, value] of values) setVariableLocal(execution, name, value);
}

/**
 * Outputs read the scope of the activity and write around it; a later one sees an earlier one unless the activity hides it.
 *
 * @throws EngineError for a root, as Camunda: it ends an instance as if it were the subprocess that was the last to end in it
 */
export function mapOutputs(execution: Execution): void {
  const outputs = execution.activity?.outputs ?? [];
  if (outputs.length === 0 || execution.skipIoMappings) return;
  const inner = expressionScopeOf(execution);
  for (const { name, source } of outputs) {
    const value = parameterValue(source, inner);
    if (!execution.parent) throw nowhereToWrite();
    setVariable(execution.parent, name, value);
  }
}

function nowhereToWrite(): EngineError {
  const message = 'Cannot invoke "AbstractVariableScope.setVariable(String, Object)" because "outerScope" is null';
  return new EngineError(500, 'NullPointerException', message, { code: null });
}

/** The variables that a call activity or a signal passes on. */
export function mapCall(mappings: readonly CallMapping[], from: Execution): Variables {
  const variables = new Map<string, TypedValue>();
  const { state } = from.run;
  for (const mapping of mappings) {
    if (mapping.kind === 'all') {
      const records = mapping.local ? localVariables(state, from.id) : variablesVisibleFrom(state, from.id).values();
      for (const record of records) variables.set(record.name, record.value);
    } else if (mapping.kind === 'source') {
      variables.set(mapping.target, findVariable(state, from.id, mapping.source)?.value ?? nothing);
    } else if (mapping.kind === 'expression') {
      variables.set(mapping.target, mapping.expression.evaluate(expressionScopeOf(from)));
    }
  }
  return variables;
}

function parameterValue(source: ParameterSource, scope: ExpressionScope): TypedValue {
  switch (source.kind) {
    case 'expression':
      return source.expression.evaluate(scope);
    case 'list':
      return {
        type: 'Object',
        value: { kind: 'list', items: source.items.map((item) => parameterValue(item, scope)) },
      };
    case 'map':
      return { type: 'Object', value: mapOf(source, scope) };
    default:
      return nothing;
  }
}

/** The engine builds a TreeMap: a key that comes twice has its last value, and keys are in order. */
function mapOf(source: Extract<ParameterSource, { kind: 'map' }>, scope: ExpressionScope): MapContent {
  const entries = new Map<string, TypedValue>();
  for (const entry of source.entries)
    entries.set(textOf(entry.key.evaluate(scope)), parameterValue(entry.source, scope));
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return { kind: 'map', className: 'java.util.TreeMap', entries: sorted };
}
