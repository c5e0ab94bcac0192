import type { Expression } from '../juel/expression.ts';
import type { Activity, ProcessModel, Transition } from '../model/process-model.ts';
import { EngineFault } from './engine-fault.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** Activities and processes of the model while they are being filled; nobody changes them once they are compiled. */
export type MutableActivity = Mutable<Activity>;
export type MutableProcess = Omit<Mutable<ProcessModel>, 'activityById' | 'transitionById'> & {
  readonly activityById: Map<string, Activity>;
  readonly transitionById: Map<string, Transition>;
};

export type EscalationHandlerKind = 'subprocess' | 'boundary';

/** The codes that the escalation handlers of a kind catch; undefined stands for every code. */
interface EscalationCodes {
  readonly inOrder: (string | undefined)[];
  readonly codes: Set<string | undefined>;
}

/** A scope of the model with what only the compiler needs to know of it. */
export interface ScopeDraft {
  readonly id: string | undefined;
  readonly process: ProcessDraft;
  /** The flow scope; undefined for a process. */
  readonly parent: ScopeDraft | undefined;
  readonly model: MutableActivity | MutableProcess;
  readonly activities: ActivityDraft[];
  /** Whether elements nest in it: a process, a subprocess, a transaction. */
  isSubProcessScope: boolean;
  triggeredByEvent: boolean;
  /** The none start event of a subprocess, or the start event of an event subprocess. */
  initial: ActivityDraft | undefined;
  compensationHandler: ActivityDraft | undefined;
  /** The event subscriptions of the scope, for the rules about those that exclude each other. */
  readonly subscriptions: Set<string>;
  readonly escalationHandlers: Readonly<Record<EscalationHandlerKind, EscalationCodes>>;
  /** How many boundary events of a kind that may come only once are attached, by type. */
  readonly attachedCounts: Map<string, number>;
  /** What to report when an activity that was referred to has not come by the end of the scope. */
  readonly awaited: Map<string, () => void>;
}

export interface ProcessDraft extends ScopeDraft {
  readonly model: MutableProcess;
  readonly draftById: Map<string, ActivityDraft>;
  /** Sequence flows that lead somewhere, by id. */
  readonly flows: Map<string | undefined, Transition>;
}

export interface ActivityDraft extends ScopeDraft {
  readonly parent: ScopeDraft;
  readonly model: MutableActivity;
  /** The inner activity of a multi-instance body. */
  isMultiInstance: boolean;
  isCompensationHandler: boolean;
  /** The id of the default flow, as the element names it. */
  defaultFlowId: string | undefined;
  eventScope: ScopeDraft | undefined;
}

function scopeParts(): Pick<
  ScopeDraft,
  | 'activities'
  | 'isSubProcessScope'
  | 'triggeredByEvent'
  | 'initial'
  | 'compensationHandler'
  | 'subscriptions'
  | 'escalationHandlers'
  | 'attachedCounts'
  | 'awaited'
> {
  return {
    activities: [],
    isSubProcessScope: false,
    triggeredByEvent: false,
    initial: undefined,
    compensationHandler: undefined,
    subscriptions: new Set(),
    escalationHandlers: { subprocess: { inOrder: [], codes: new Set() }, boundary: { inOrder: [], codes: new Set() } },
    attachedCounts: new Map(),
    awaited: new Map(),
  };
}

export function createProcessDraft(model: MutableProcess): ProcessDraft {
  const draft = {
    ...scopeParts(),
    // Camunda gives a process its id after parsing it, so messages say 'null'.
    id: undefined,
    parent: undefined,
    model,
    isSubProcessScope: true,
    draftById: new Map<string, ActivityDraft>(),
    flows: new Map<string | undefined, Transition>(),
  };
  return Object.assign(draft, { process: draft as unknown as ProcessDraft });
}

/**
 * Adds an activity to a scope.
 * @throws {EngineFault} when the id is in use
 */
export function createActivityDraft(
  scope: ScopeDraft,
  id: string | undefined,
  parts: { readonly type: string; readonly line: number; readonly name?: string; readonly jobPriority?: Expression },
): ActivityDraft {
  const { process } = scope;
  if (id !== undefined && process.draftById.has(id)) throw new EngineFault(`duplicate activity id '${id}'`);
  const model = createActivityModel(scope, id ?? '', parts);
  const draft: ActivityDraft = {
    ...scopeParts(),
    id,
    process,
    parent: scope,
    model,
    isMultiInstance: false,
    isCompensationHandler: false,
    defaultFlowId: undefined,
    eventScope: undefined,
  };
  if (id !== undefined) {
    scope.awaited.delete(id);
    process.draftById.set(id, draft);
    process.model.activityById.set(id, model);
  }
  scope.activities.push(draft);
  scope.model.activities.push(model);
  return draft;
}

function createActivityModel(
  scope: ScopeDraft,
  id: string,
  parts: Parameters<typeof createActivityDraft>[2],
): MutableActivity {
  const model: Omit<MutableActivity, 'eventScope'> = {
    kind: 'activity',
    id,
    ...parts,
    process: scope.process.model,
    flowScope: scope.model,
    activities: [],
    eventActivities: [],
    isScope: false,
    behavior: { kind: 'pass' },
    incoming: [],
    outgoing: [],
    asyncBefore: false,
    asyncAfter: false,
    exclusive: true,
    inputs: [],
    outputs: [],
    isForCompensation: false,
    properties: [],
  };
  const activity = model as MutableActivity;
  activity.eventScope = activity;
  return activity;
}

/** Says in which scope the activity waits for its event. */
export function setEventScope(draft: ActivityDraft, eventScope: ScopeDraft): void {
  draft.eventScope = eventScope;
  draft.model.eventScope = eventScope.model;
  if (eventScope !== draft) eventScope.model.eventActivities.push(draft.model);
}

/** The activity of this id, when it belongs to this level and not to a subprocess in it or around it. */
export function findAtLevel(scope: ScopeDraft, id: string | undefined): ActivityDraft | undefined {
  const draft = id === undefined ? undefined : scope.process.draftById.get(id);
  return draft && levelOf(draft) === scope ? draft : undefined;
}

/** The activity of this id, when it is somewhere in this scope. */
export function findWithin(scope: ScopeDraft, id: string | undefined): ActivityDraft | undefined {
  const draft = id === undefined ? undefined : scope.process.draftById.get(id);
  for (let at: ScopeDraft | undefined = draft; at; at = at.parent) if (at === scope) return draft;
  return undefined;
}

/** The body around the inner activity of a multi-instance one. */
export function multiInstanceBodyOf(draft: ActivityDraft): ActivityDraft | undefined {
  return draft.isMultiInstance && isActivity(draft.parent) ? draft.parent : undefined;
}

export function isActivity(scope: ScopeDraft): scope is ActivityDraft {
  return scope.parent !== undefined;
}

function levelOf(draft: ActivityDraft): ScopeDraft {
  let level: ScopeDraft = draft.parent;
  while (!level.isSubProcessScope && level.parent) level = level.parent;
  return level;
}
