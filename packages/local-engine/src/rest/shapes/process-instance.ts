import { definitionKeyOf } from '../../queries/definition-finds.ts';
import type { ExecutionRecord } from '../../records/runtime-records.ts';
import type { EngineState } from '../../state/engine-state.ts';

/** A running process instance. */
export function processInstanceShape(instance: ExecutionRecord, state: EngineState): object {
  return {
    links: [],
    id: instance.id,
    definitionId: instance.definitionId,
    businessKey: instance.businessKey ?? null,
    caseInstanceId: null,
    ended: false,
    suspended: instance.suspended,
    tenantId: null,
    definitionKey: definitionKeyOf(instance, state) ?? null,
  };
}
