import type { DecisionDefinitionRecord } from '../records/runtime-records.ts';

/** The id of the requirements definition that a decision belongs to, undefined when it stands alone in its file. */
export function requirementsIdOf({
  requirementsKey,
  deploymentId,
  version,
}: DecisionDefinitionRecord): string | undefined {
  return requirementsKey === undefined ? undefined : `${requirementsKey}:${version}:${deploymentId}`;
}
