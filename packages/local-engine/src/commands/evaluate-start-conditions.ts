import { isTrue } from '../kernel/expressions.ts';
import { createInstance, startInstance } from '../kernel/instances.ts';
import type { Variables } from '../kernel/variables.ts';
import { type Activity, eventOf } from '../model/process-model.ts';
import type { ExecutionRecord, ProcessDefinitionRecord } from '../records/runtime-records.ts';
import { EngineError, processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { notFound } from './refusals.ts';
import { startRun } from './start-run.ts';

export interface StartConditions {
  readonly variables?: Variables | undefined;
  readonly businessKey?: string | undefined;
  /** @default all definitions that start by a condition */
  readonly processDefinitionId?: string | undefined;
}

interface Candidate {
  readonly definition: ProcessDefinitionRecord;
  readonly activity: Activity;
}

/** Starts an instance of every process whose start condition holds with these variables. */
export function evaluateStartConditions(state: EngineState, input: StartConditions): readonly ExecutionRecord[] {
  const variables: Variables = input.variables ?? new Map();
  const found = candidates(state, input.processDefinitionId);
  if (found.length > 0) refuseSerialized(variables);
  const met = found.filter(({ activity }) => holds(state, activity, variables));
  const run = startRun(state);
  return met.map(({ definition, activity }) => {
    const root = createInstance(run, { definition, businessKey: input.businessKey, startActivity: activity });
    startInstance(root, variables);
    return root.record;
  });
}

/** The engine evaluates on a temporary execution, which cannot hold an Object that came as text. */
function refuseSerialized(variables: Variables): void {
  for (const value of variables.values()) {
    if (value.type !== 'Object' || !value.serialization) continue;
    throw new EngineError(500, 'IllegalStateException', 'Object is not deserialized.', { code: null });
  }
}

function candidates(state: EngineState, definitionId: string | undefined): readonly Candidate[] {
  const { tables } = state;
  const definition = definitionId === undefined ? undefined : tables.definitions.get(definitionId);
  if (definitionId !== undefined && !definition) {
    throw notFound(`no deployed process definition found with id '${definitionId}': processDefinition is null`);
  }
  if (definition?.suspended) return [];
  const subscriptions = [...tables.subscriptionsByEvent.get('conditional\n')].filter(
    (one) => one.executionId === undefined,
  );
  const found: readonly Candidate[] = definition
    ? state.modelOf(definition.id).triggeredStarts.map((activity) => ({ definition, activity }))
    : subscriptions.flatMap((one) => {
        const owner = tables.definitions.get(one.definitionId);
        const activity = state.modelOf(one.definitionId).activityById.get(one.activityId);
        return owner && activity ? [{ definition: owner, activity }] : [];
      });
  const conditional = found.filter(({ activity }) => eventOf(activity)?.kind === 'conditional');
  if (conditional.length === 0) throw noneFound(definitionId);
  return conditional.filter((one) => !one.definition.suspended);
}

function noneFound(definitionId: string | undefined): Error {
  return processEngineException(
    definitionId === undefined
      ? 'ENGINE-13043 No subscriptions were found during evaluation of the conditional start events.'
      : `ENGINE-13042 Process definition with id '${definitionId}' does not declare conditional start event.`,
  );
}

function holds(state: EngineState, activity: Activity, variables: Variables): boolean {
  const event = eventOf(activity);
  if (event?.kind !== 'conditional') return false;
  if (event.variableName !== undefined && !variables.has(event.variableName)) return false;
  return isTrue(event.condition, { now: state.clock.now(), variable: (name) => variables.get(name) });
}
