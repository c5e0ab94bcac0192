import { receiveEvent } from '../kernel/events.ts';
import type { Execution } from '../kernel/execution.ts';
import { createInstance, startInstance } from '../kernel/instances.ts';
import type { Variables } from '../kernel/variables.ts';
import type { EventSubscriptionRecord, ProcessDefinitionRecord, VariableRecord } from '../records/runtime-records.ts';
import { EngineError } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { eventKey } from '../state/tables.ts';
import { equalValues } from '../values/compare-values.ts';
import { startRun } from './start-run.ts';

export interface MessageInput {
  readonly messageName: string | undefined;
  readonly businessKey?: string | undefined;
  readonly processInstanceId?: string | undefined;
  /** Process variables that must have these values. */
  readonly correlationKeys?: Variables | undefined;
  /** Variables of the waiting execution itself. */
  readonly localCorrelationKeys?: Variables | undefined;
  readonly processVariables?: Variables | undefined;
  readonly processVariablesLocal?: Variables | undefined;
  readonly processVariablesToTriggeredScope?: Variables | undefined;
  /** Correlates to everybody that matches; nobody is no error. @default exactly one must match */
  readonly all?: boolean;
}

export type Correlation =
  | { readonly kind: 'execution'; readonly executionId: string; readonly processInstanceId: string }
  | { readonly kind: 'processDefinition'; readonly processInstanceId: string };

interface Waiting {
  readonly execution: Execution;
  readonly subscription: EventSubscriptionRecord;
}

interface Starting {
  readonly definition: ProcessDefinitionRecord;
  readonly activityId: string;
}

/** Gives a message to the execution that waits for it, or else starts the process that begins with it. */
export function correlateMessage(state: EngineState, input: MessageInput): readonly Correlation[] {
  const run = startRun(state);
  const waiting = waitingFor(state, input, (id) => run.execution(id));
  const deliver = ({ execution, subscription }: Waiting): Correlation => {
    const { id, record } = execution;
    receiveEvent(execution, subscription, {
      variables: input.processVariables,
      variablesLocal: input.processVariablesLocal,
      variablesToTriggeredScope: input.processVariablesToTriggeredScope,
    });
    return { kind: 'execution', executionId: id, processInstanceId: record.processInstanceId };
  };
  const start = ({ definition, activityId }: Starting): Correlation => {
    const startActivity = run.modelOf(definition.id).activityById.get(activityId);
    const root = createInstance(run, {
      definition,
      businessKey: input.businessKey,
      ...(startActivity && { startActivity }),
    });
    startInstance(root, startVariables(input));
    return { kind: 'processDefinition', processInstanceId: root.id };
  };
  if (input.all) {
    const starting = startedBy(state, input);
    return [...waiting.filter(isThere(state)).map(deliver), ...starting.map(start)];
  }
  if (waiting.length > 1) throw ambiguous(input, waiting.length);
  const [only] = waiting;
  if (only) return [deliver(only)];
  const starting = startedBy(state, input);
  if (starting.length > 1)
    throw mismatch(input, `${starting.length} process definitions match the correlation keys`, input);
  const [one] = starting;
  if (one) return [start(one)];
  throw mismatch(input, 'No process definition or execution matches the parameters');
}

function isThere(state: EngineState): (waiting: Waiting) => boolean {
  return ({ subscription }) => state.tables.subscriptions.get(subscription.id) !== undefined;
}

/** One entry an execution, also when it waits for several messages and none is named. */
function waitingFor(
  state: EngineState,
  input: MessageInput,
  executionOf: (id: string) => Execution | undefined,
): readonly Waiting[] {
  const found = new Map<string, Waiting>();
  for (const subscription of candidates(state, input)) {
    const { executionId } = subscription;
    if (subscription.eventType !== 'message' || executionId === undefined || found.has(executionId)) continue;
    const execution = executionOf(executionId);
    if (execution && !execution.record.suspended && matches(state, execution, input)) {
      found.set(executionId, { execution, subscription });
    }
  }
  return [...found.values()];
}

function candidates(
  state: EngineState,
  { messageName, processInstanceId }: MessageInput,
): Iterable<EventSubscriptionRecord> {
  const { tables } = state;
  if (processInstanceId !== undefined) {
    const all = tables.executionsByInstance
      .get(processInstanceId)
      .flatMap((execution) => tables.subscriptionsByExecution.get(execution.id));
    return messageName === undefined ? all : all.filter(({ eventName }) => eventName === messageName);
  }
  if (messageName !== undefined) return tables.subscriptionsByEvent.get(eventKey('message', messageName));
  return [...tables.subscriptions.values()];
}

function matches(state: EngineState, { record, id }: Execution, input: MessageInput): boolean {
  const root = state.tables.executions.get(record.processInstanceId);
  if (input.businessKey !== undefined && root?.businessKey !== input.businessKey) return false;
  return (
    hasValues(input.correlationKeys, () => variablesOfInstance(state, record.processInstanceId)) &&
    hasValues(input.localCorrelationKeys, () => state.tables.variablesByExecution.get(id))
  );
}

/** A key of the process is found in whatever scope of the instance it is. */
function variablesOfInstance({ tables }: EngineState, processInstanceId: string): readonly VariableRecord[] {
  return tables.executionsByInstance.get(processInstanceId).flatMap(({ id }) => tables.variablesByExecution.get(id));
}

function hasValues(keys: Variables | undefined, find: () => readonly VariableRecord[]): boolean {
  if (!keys || keys.size === 0) return true;
  const records = find();
  return [...keys].every(([name, value]) =>
    records.some((record) => record.name === name && equalValues(record.value, value)),
  );
}

/** Keys and instance ids do not count for a start, as in the engine. */
function startedBy(state: EngineState, { messageName }: MessageInput): readonly Starting[] {
  if (messageName === undefined) return [];
  return state.tables.subscriptionsByEvent.get(eventKey('message', messageName)).flatMap((subscription) => {
    if (subscription.executionId !== undefined) return [];
    const definition = state.tables.definitions.get(subscription.definitionId);
    return definition && !definition.suspended ? [{ definition, activityId: subscription.activityId }] : [];
  });
}

function startVariables(input: MessageInput): Variables {
  return new Map([
    ...(input.processVariables ?? []),
    ...(input.processVariablesLocal ?? []),
    ...(input.processVariablesToTriggeredScope ?? []),
  ]);
}

function mismatch({ messageName }: MessageInput, reason: string, input?: MessageInput): EngineError {
  const keys = input ? `. ${describe(input)}` : '';
  return new EngineError(
    400,
    'MismatchingMessageCorrelationException',
    `Cannot correlate message '${messageName ?? 'null'}': ${reason}${keys}`,
  );
}

function describe(input: MessageInput): string {
  return `CorrelationSet [businessKey=${input.businessKey ?? 'null'}, processInstanceId=${input.processInstanceId ?? 'null'}]`;
}

function ambiguous(input: MessageInput, count: number): EngineError {
  const { messageName = 'null', businessKey = 'null', processInstanceId = 'null' } = input;
  const keys = [
    `businessKey=${businessKey}`,
    `processInstanceId=${processInstanceId}`,
    'processDefinitionId=null',
    `correlationKeys=${describeKeys(input.correlationKeys)}`,
    `localCorrelationKeys=${describeKeys(input.localCorrelationKeys)}`,
    'tenantId=null, isTenantIdSet=false, isExecutionsOnly=false',
  ];
  return new EngineError(
    400,
    'MismatchingMessageCorrelationException',
    `ENGINE-13031 Cannot correlate a message with name '${messageName}' to a single execution. ${count} executions match the correlation keys: CorrelationSet [${keys.join(', ')}]`,
  );
}

function describeKeys(keys: Variables | undefined): string {
  if (keys === undefined || keys.size === 0) return 'null';
  return `{${[...keys].map(([name, { value }]) => `${name}=${String(value)}`).join(', ')}}`;
}
