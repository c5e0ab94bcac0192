import type { ErrorEvent, EscalationEvent } from '../model/event-definition.ts';
import type { Activity, Scope } from '../model/process-model.ts';
import { processEngineException } from '../state/engine-error.ts';
import type { TypedValue } from '../values/typed-value.ts';
import type { Execution } from './execution.ts';
import { end, executeActivity } from './operations.ts';
import { scopeMappingOf } from './scope-mapping.ts';
import { setVariable } from './variables.ts';

interface Handler<E> {
  /** What is executed: a boundary event or an event subprocess. */
  readonly activity: Activity;
  readonly event: E;
  readonly isInterrupting: boolean;
}

/** Where a thrown event is caught: the handler and the executions of the scopes on the way to it. */
interface Caught<E> {
  readonly handler: Handler<E>;
  readonly executions: ReadonlyMap<Scope, Execution>;
}

/**
 * Throws a BPMN error at the activity of an execution: the next handler outwards takes it, through callers too. Errors match by code.
 * Without a handler the execution ends silently, or the command fails, as the engine's setting says.
 */
export function propagateError(execution: Execution, code: string, message: string | undefined): void {
  const caught = findHandler(execution, (scope) => errorHandler(scope, code, execution.activity));
  if (!caught) {
    unhandled(execution, code, message);
    return;
  }
  const { handler, executions } = caught;
  const handling = executions.get(handler.activity.eventScope) as Execution;
  const { codeVariable, messageVariable } = handler.event;
  if (codeVariable !== undefined) setVariable(handling, codeVariable, textValue(code));
  if (messageVariable !== undefined) setVariable(handling, messageVariable, textValue(message));
  executeActivity(handling, handler.activity);
}

/** Throws a BPMN error that somebody reported through the API: whatever fails then is a failed propagation. */
export function reportError(execution: Execution, code: string, message: string | undefined): void {
  try {
    propagateError(execution, code, message);
  } catch (cause) {
    throw processEngineException(`ENGINE-13033 Propagation of bpmn error ${code} failed. `, cause);
  }
}

/** Throws an escalation; answers the handler that took it. */
export function propagateEscalation(execution: Execution, code: string): Handler<EscalationEvent> | undefined {
  const caught = findHandler(execution, (scope) => escalationHandler(scope, code, execution.activity));
  if (!caught) return undefined;
  const { handler, executions } = caught;
  const target = handler.isInterrupting ? handler.activity.eventScope : handler.activity.flowScope;
  const handling = executions.get(target) as Execution;
  if (handler.event.codeVariable !== undefined) setVariable(handling, handler.event.codeVariable, textValue(code));
  executeActivity(handling, handler.activity);
  return handler;
}

function unhandled(execution: Execution, code: string, message: string | undefined): void {
  if (execution.run.state.settings.unhandledBpmnError === 'silent') {
    end(execution, true);
    return;
  }
  throw processEngineException(
    `ENGINE-02042 Execution with id '${execution.record.activityId}' throws an error event with errorCode '${code}' and errorMessage '${message ?? null}', but no error handler was defined. `,
  );
}

/** Walks outwards, scope by scope. Who reaches the root of a called instance passes on the variables that the call maps out, caught or not. */
function findHandler<E>(
  execution: Execution,
  handlerIn: (scope: Scope) => Handler<E> | undefined,
): Caught<E> | undefined {
  const executions = new Map<Scope, Execution>();
  for (let at: Execution | undefined = execution; at; at = at.root.superExecution) {
    const mapping = scopeMappingOf(at);
    for (const [scope, one] of mapping) executions.set(scope, one);
    let visited: Execution | undefined = at;
    for (let scope: Scope | undefined = innermostScope(at); scope; scope = outerScope(scope)) {
      if (visited !== at) visited = mapping.get(scope);
      const handler = handlerIn(scope);
      passOutputs(visited);
      if (handler) return { handler, executions };
      if (visited === at && !at.isScope) passOutputs(mapping.get(scope));
      visited = undefined;
    }
  }
  return undefined;
}

function passOutputs(execution: Execution | undefined): void {
  const caller = execution?.isRoot ? execution.superExecution : undefined;
  if (execution && caller) execution.run.ports.passOutputVariables(caller, execution);
}

function innermostScope({ transition, activity }: Execution): Scope | undefined {
  if (transition) return transition.target.flowScope;
  return activity?.isScope ? activity : activity?.flowScope;
}

function outerScope(scope: Scope): Scope | undefined {
  return scope.kind === 'activity' ? scope.flowScope : undefined;
}

/**
 * What is inside of the scope comes before what is outside; within either, a handler with the code comes before one for every error. One that is
 * throwing itself is passed over.
 */
function errorHandler(scope: Scope, code: string, thrower: Activity | undefined): Handler<ErrorEvent> | undefined {
  const handlers = handlersIn(scope).filter(
    (one): one is Handler<ErrorEvent> => one.event.kind === 'error' && !isInside(thrower, one.activity),
  );
  const inside = handlers.filter(({ activity }) => activity.behavior.kind !== 'boundary');
  const outside = handlers.filter(({ activity }) => activity.behavior.kind === 'boundary');
  return bestFor(code, inside) ?? bestFor(code, outside);
}

function bestFor(code: string, handlers: readonly Handler<ErrorEvent>[]): Handler<ErrorEvent> | undefined {
  return handlers.find(({ event }) => event.code === code) ?? handlers.find(({ event }) => event.code === undefined);
}

function escalationHandler(
  scope: Scope,
  code: string,
  thrower: Activity | undefined,
): Handler<EscalationEvent> | undefined {
  const handlers = handlersIn(scope).filter(
    (one): one is Handler<EscalationEvent> => one.event.kind === 'escalation' && one.activity !== thrower?.flowScope,
  );
  return handlers.find(({ event }) => event.code === undefined || event.code === code);
}

/** Event subprocesses first: they are inside the scope, its boundary events are outside. */
function handlersIn(scope: Scope): readonly Handler<ErrorEvent | EscalationEvent>[] {
  const inside: Handler<ErrorEvent | EscalationEvent>[] = [];
  const outside: Handler<ErrorEvent | EscalationEvent>[] = [];
  for (const activity of scope.eventActivities) {
    const { behavior } = activity;
    if (behavior.kind === 'eventStart' && isThrown(behavior.event)) {
      const handler = activity.flowScope as Activity;
      inside.push({ activity: handler, event: behavior.event, isInterrupting: behavior.interrupting });
    } else if (behavior.kind === 'boundary' && isThrown(behavior.event)) {
      outside.push({ activity, event: behavior.event, isInterrupting: behavior.interrupting });
    }
  }
  return [...inside, ...outside];
}

function isThrown(event: { readonly kind: string }): event is ErrorEvent | EscalationEvent {
  return event.kind === 'error' || event.kind === 'escalation';
}

function isInside(thrower: Activity | undefined, handler: Activity): boolean {
  for (let at: Scope | undefined = thrower?.flowScope; at?.kind === 'activity'; at = at.flowScope) {
    if (at === handler) return true;
  }
  return false;
}

function textValue(text: string | undefined): TypedValue {
  return text === undefined ? { type: 'Null', value: null } : { type: 'String', value: text };
}
