import { type Evaluation, mapDecisionResult } from '@stepwright/decision';
import type { DecisionDefinitionRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { javaText } from '../values/java-text.ts';
import type { TypedValue } from '../values/typed-value.ts';

/** An output value; the engine gives it a type only where the model names one that it knows. */
export interface DecisionEntry {
  readonly name: string;
  readonly value: TypedValue;
  readonly isTyped: boolean;
}

/** The types that the engine converts outputs to. */
const knownTypes = ['string', 'boolean', 'integer', 'long', 'double', 'date'];

/** The rows that a decision gave, as the engine types their entries. @throws DecisionError for a value that is no variable */
export function decisionRows(
  state: EngineState,
  { id, key }: DecisionDefinitionRecord,
  evaluation: Evaluation,
): readonly (readonly DecisionEntry[])[] {
  const decision = state.decisionsOf(id).decisions.find((one) => one.id === key);
  // An aggregated value always has the type of its number.
  const isTyped = (name: string): boolean =>
    decision?.aggregator !== undefined ||
    decision?.outputs.some((output) => (output.name ?? '') === name && isKnownType(output.typeRef)) === true;
  const rows = mapDecisionResult(evaluation, 'resultList') as TypedValue;
  return itemsOf(rows).map((row) =>
    entriesOf(row).map(([name, value]) => ({ name, value, isTyped: value.type === 'Null' || isTyped(name) })),
  );
}

/** The rows as Java writes them down. */
export function javaRows(rows: readonly (readonly DecisionEntry[])[]): string {
  const shown = rows.map((row) => `{${row.map((entry) => `${entry.name}=${javaEntry(entry)}`).join(', ')}}`);
  return `[${shown.join(', ')}]`;
}

function javaEntry({ value, isTyped }: DecisionEntry): string {
  if (value.type === 'Null') return "Untyped 'null' value";
  if (!isTyped) return `Untyped value '${javaText(value)}', isTransient = false`;
  return `Value '${javaText(value)}' of type 'PrimitiveValueType[${value.type.toLowerCase()}]', isTransient=false`;
}

function isKnownType(typeRef: string | undefined): boolean {
  return typeRef !== undefined && knownTypes.includes(typeRef.toLowerCase());
}

function itemsOf(value: TypedValue): readonly TypedValue[] {
  return value.type === 'Object' && value.value.kind === 'list' ? value.value.items : [];
}

function entriesOf(value: TypedValue): readonly (readonly [string, TypedValue])[] {
  return value.type === 'Object' && value.value.kind === 'map' ? value.value.entries : [];
}
