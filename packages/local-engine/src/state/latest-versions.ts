import type { DecisionDefinitionRecord, ProcessDefinitionRecord } from '../records/runtime-records.ts';
import type { EngineState } from './engine-state.ts';

/** The process definition with the greatest version of a key; undefined when the key is not deployed. */
export function latestDefinition({ tables }: EngineState, key: string): ProcessDefinitionRecord | undefined {
  return latest(tables.definitionsByKey.get(key));
}

/** The decision definition with the greatest version of a key; undefined when the key is not deployed. */
export function latestDecision({ tables }: EngineState, key: string): DecisionDefinitionRecord | undefined {
  return latest(tables.decisionsByKey.get(key));
}

function latest<R extends { readonly version: number }>(records: readonly R[]): R | undefined {
  let found: R | undefined;
  for (const one of records) if (found === undefined || one.version > found.version) found = one;
  return found;
}
