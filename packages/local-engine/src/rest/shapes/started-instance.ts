import { localVariables } from '../../kernel/variables.ts';
import type { EngineState } from '../../state/engine-state.ts';
import type { TypedValue } from '../../values/typed-value.ts';
import { type ShownValue, typedValueToWire } from '../../values/typed-value-to-wire.ts';

/** What stays readable of an instance that was started, also when it has ended already. */
export interface StartedInstance {
  readonly id: string;
  readonly definitionId: string;
  readonly businessKey: string | undefined;
  readonly suspended: boolean;
}

/** A process instance as the call that started it answers it; without its links. Must be called in the transaction that started it. */
export function startedInstance(state: EngineState, instance: StartedInstance): Record<string, unknown> {
  return {
    id: instance.id,
    definitionId: instance.definitionId,
    businessKey: instance.businessKey ?? null,
    caseInstanceId: null,
    ended: state.tables.executions.get(instance.id) === undefined,
    suspended: instance.suspended,
    tenantId: null,
    definitionKey: state.tables.definitions.get(instance.definitionId)?.key ?? null,
  };
}

/** The variables of an instance at its top, as they are or as they were when it ended; serialized. */
export function variablesOfInstance(state: EngineState, instanceId: string): Record<string, ShownValue> {
  const shown: Record<string, ShownValue> = {};
  for (const { name, value } of topVariables(state, instanceId)) {
    shown[name] = typedValueToWire(value, { name, deserializeValues: false });
  }
  return shown;
}

function topVariables(
  state: EngineState,
  instanceId: string,
): Iterable<{ readonly name: string; readonly value: TypedValue }> {
  if (state.tables.executions.get(instanceId) !== undefined) return localVariables(state, instanceId);
  return state.tables.historicVariablesByInstance.get(instanceId).filter(({ activityInstanceId, taskId, state }) => {
    return activityInstanceId === instanceId && taskId === undefined && state === 'CREATED';
  });
}
