import { deleteCascade, interrupt } from '../kernel/deletion.ts';
import type { Execution } from '../kernel/execution.ts';
import { isCancelEnd, startBehaviorOf } from '../kernel/operations.ts';
import type { Activity, ProcessModel, Scope, Transition } from '../model/process-model.ts';
import { activityInstanceTree } from '../queries/activity-instances.ts';
import { processEngineException } from '../state/engine-error.ts';
import { type Entry, enterConcurrently, enterScopes } from './enter-scopes.ts';
import { describeScope, ExecutionMapping, scopeOf } from './execution-mapping.ts';
import { findActivityInstance } from './find-instance.ts';
import { describe, type StartInstruction } from './instructions.ts';
import { notValid } from './refusals.ts';

/** Begins at an element of a running instance: in the innermost scope around it that is open, opening what is missing. */
export function startElement(root: Execution, instruction: StartInstruction, skipIoMappings: boolean): void {
  if (instruction.type === 'startBeforeActivity') refuseCompensationBoundary(root.model, instruction.elementId);
  const target = targetOf(root.model, instruction);
  if (!target) {
    const { definitionId } = root.record;
    throw notValid(
      `${failure(instruction)}Element '${instruction.elementId}' does not exist in process '${definitionId}': element is null`,
    );
  }
  const mapping = new ExecutionMapping(root);
  const { scopeExecution, scopes } = placeFor(root, mapping, instruction, target);
  const { variables, variablesLocal } = instruction;
  const entry: Entry = { scopes, target, variables, variablesLocal, skipIoMappings };
  const outermost = scopes[0] ?? ('source' in target ? undefined : target);
  const flowScope = outermost?.flowScope ?? ('source' in target ? target.source.flowScope : target.flowScope);
  refuseSecondInSequence(flowScope);
  enter(mapping, scopeExecution, outermost, entry);
}

/** What an instruction is about; undefined when there is no such element. @throws EngineError when it has not exactly one outgoing flow to start with */
export function targetOf(model: ProcessModel, instruction: StartInstruction): Activity | Transition | undefined {
  const { type, elementId } = instruction;
  if (type === 'startBeforeActivity') return model.activityById.get(elementId);
  if (type === 'startTransition') return model.transitionById.get(elementId);
  const activity = model.activityById.get(elementId);
  if (!activity) throw notValid(`${failure(instruction)}Activity '${elementId}' does not exist: activity is null`);
  const [only, second] = activity.outgoing;
  if (!only) {
    throw processEngineException(
      `Cannot start after activity ${elementId}; activity has no outgoing sequence flow to take`,
    );
  }
  if (second) {
    throw processEngineException(
      `Cannot start after activity ${elementId}; activity has more than one outgoing sequence flow`,
    );
  }
  return only;
}

function refuseCompensationBoundary(model: ProcessModel, activityId: string): void {
  if (model.activityById.get(activityId)?.type !== 'compensationBoundaryCatch') return;
  throw processEngineException(
    `Cannot start before activity ${activityId}; activity is a compensation boundary event.`,
  );
}

function refuseSecondInSequence(flowScope: Scope): void {
  if (flowScope.kind !== 'activity') return;
  const { behavior } = flowScope;
  if (behavior.kind === 'multiInstanceBody' && behavior.sequential) {
    throw processEngineException(`Concurrent instantiation not possible for activities in scope ${flowScope.id}`);
  }
}

interface StartPlace {
  readonly scopeExecution: Execution;
  /** What has to be opened, the outermost first. */
  readonly scopes: readonly Activity[];
}

function placeFor(
  root: Execution,
  mapping: ExecutionMapping,
  instruction: StartInstruction,
  target: Activity | Transition,
): StartPlace {
  const flowScope = flowScopeOf(target, instruction.type);
  if (instruction.ancestorActivityInstanceId !== undefined) {
    return placeInAncestor(root, mapping, instruction, { target, flowScope });
  }
  const { scope, scopes } = walk(flowScope, (one) => mapping.executionsOf(one).size > 0);
  const executions = [...mapping.executionsOf(scope)];
  const [scopeExecution] = executions;
  if (executions.length > 1) {
    throw processEngineException(`Ancestor activity execution is ambiguous for activity ${describeScope(flowScope)}`);
  }
  return { scopeExecution: scopeExecution as Execution, scopes };
}

function placeInAncestor(
  root: Execution,
  mapping: ExecutionMapping,
  instruction: StartInstruction,
  { target, flowScope }: { target: Activity | Transition; flowScope: Scope },
): StartPlace {
  const { ancestorActivityInstanceId } = instruction;
  const tree = activityInstanceTree(root.run.state, root.id);
  const ancestor = tree && findActivityInstance(tree, ancestorActivityInstanceId ?? '');
  if (!ancestor) {
    throw notValid(
      `${failure(instruction)}Ancestor activity instance '${ancestorActivityInstanceId}' does not exist: ancestorInstance is null`,
    );
  }
  const scopeExecution = mapping.executionOf(ancestor);
  const ancestorScope = scopeOf(root, ancestor);
  const { scope, scopes } = walk(
    flowScope,
    (one) => one === ancestorScope && mapping.executionsOf(one).has(scopeExecution),
  );
  if (!mapping.executionsOf(scope).has(scopeExecution)) {
    throw notValid(
      `${failure(instruction)}Scope execution for '${ancestorActivityInstanceId}' cannot be found in parent hierarchy of flow element '${target.id}'`,
    );
  }
  return { scopeExecution, scopes };
}

/** Behind an activity it is the target of its flow that counts. */
function flowScopeOf(target: Activity | Transition, type: StartInstruction['type']): Scope {
  if (!('source' in target)) return target.flowScope;
  return type === 'startAfterActivity' ? target.target.flowScope : target.source.flowScope;
}

/** From a scope outwards to the first that is found, at the latest the process; `scopes` are those on the way, the outermost first. */
function walk(from: Scope, isFound: (scope: Scope) => boolean): { scope: Scope; scopes: readonly Activity[] } {
  const scopes: Activity[] = [];
  let scope = from;
  while (scope.kind === 'activity' && !isFound(scope)) {
    scopes.unshift(scope);
    scope = scope.flowScope;
  }
  return { scope, scopes };
}

/** What the start makes of what goes on already: nothing, or it ends the host of a boundary event, or all in the scope. */
function enter(
  mapping: ExecutionMapping,
  scopeExecution: Execution,
  outermost: Activity | undefined,
  entry: Entry,
): void {
  if (outermost && isDirect(outermost, entry)) {
    if (startBehaviorOf(outermost) === 'cancel-scope') {
      enterInsteadOfHost(mapping, outermost, entry);
      return;
    }
    const interrupted = interruptedScope(outermost);
    if (interrupted) {
      enterInsteadOfAll(mapping.singleOf(interrupted) as Execution, outermost, entry);
      return;
    }
  }
  const isIdle = scopeExecution.allChildren.length === 0 && (!scopeExecution.activity || scopeExecution.isEnded);
  if (isIdle) enterScopes(scopeExecution, entry);
  else enterConcurrently(scopeExecution, entry);
}

/** The start of an event subprocess interrupts only when it begins at its start event. */
function isDirect(outermost: Activity, { scopes, target }: Entry): boolean {
  if (scopes.length === 0) return true;
  const second = scopes[1] ?? ('source' in target ? undefined : target);
  return initialOf(outermost) === second;
}

function initialOf({ behavior }: Activity): Activity | undefined {
  if (behavior.kind === 'eventSubProcess') return behavior.start;
  return behavior.kind === 'subProcess' || behavior.kind === 'transaction' ? behavior.initial : undefined;
}

/** An interrupting event subprocess and an end that terminates leave nothing in their scope. */
function interruptedScope(activity: Activity): Scope | undefined {
  if (activity.behavior.kind === 'terminateEnd' || isCancelEnd(activity)) return activity.flowScope;
  return startBehaviorOf(activity) === 'interrupt-scope' ? activity.eventScope : undefined;
}

function enterInsteadOfAll(execution: Execution, activity: Activity, entry: Entry): void {
  const { skipIoMappings } = entry;
  interrupt(execution, `Interrupting activity ${describeScope(activity)} executed.`, { skipIoMappings });
  execution.activity = undefined;
  execution.leaveActivityInstance();
  enterScopes(execution, entry);
}

/** An interrupting boundary event, or an event behind a gateway, ends what waits for it. */
function enterInsteadOfHost(mapping: ExecutionMapping, activity: Activity, entry: Entry): void {
  const cancelled = mapping.singleOf(activity.eventScope);
  if (!cancelled) {
    enterConcurrently(mapping.singleOf(activity.flowScope) as Execution, entry);
    return;
  }
  const around = cancelled.parent as Execution;
  deleteCascade(cancelled, {
    reason: `Cancelling activity ${describeScope(activity)} executed.`,
    skipIoMappings: entry.skipIoMappings,
  });
  enterScopes(around, entry);
}

function failure(instruction: StartInstruction): string {
  return `Cannot perform instruction: ${describe(instruction)}; `;
}
