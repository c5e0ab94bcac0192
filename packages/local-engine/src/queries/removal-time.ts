import type { EngineState } from '../state/engine-state.ts';

/** What a time to live counts in. */
export const DAY_MS = 86_400_000;

/**
 * When history may forget a record: the time to live of the root instance's definition after the end of the root instance. Undefined while that
 * runs, and for what belongs to no instance.
 */
export function removalTimeMs(
  { rootProcessInstanceId }: { readonly rootProcessInstanceId: string | undefined },
  { tables }: EngineState,
): number | undefined {
  if (rootProcessInstanceId === undefined) return undefined;
  const root = tables.historicInstances.get(rootProcessInstanceId);
  const days = root && tables.definitions.get(root.definitionId)?.historyTimeToLiveDays;
  if (root?.endedAtMs === undefined || days === undefined) return undefined;
  return root.endedAtMs + days * DAY_MS;
}
