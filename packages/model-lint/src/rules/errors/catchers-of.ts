import type { FlowNode, ScopeGraph } from '@stepwright/model/graph';

/** What a model throws and catches by a code. */
export type ThrownKind = 'error' | 'escalation';

/** Something that is thrown at a node. */
export interface Thrown {
  readonly kind: ThrownKind;
  readonly code: string;
  readonly node: FlowNode;
  /** Whether the node is a call activity and the called instance has thrown it. @default false */
  readonly isFromCalled?: boolean;
}

/** A boundary event or an event subprocess that catches. */
export interface Catcher {
  /** The boundary event, or the start event of the event subprocess. */
  readonly event: FlowNode;
  /** The activity that the boundary event is on, or the event subprocess. */
  readonly owner: FlowNode;
  /** Undefined for one that catches every code. */
  readonly code: string | undefined;
}

/** Handlers that the engine asks together. */
export interface CatcherLevel {
  readonly kind: 'boundary' | 'eventSubprocess';
  /** Whose boundary events they are, or the scope that the event subprocesses are in: undefined is the process. */
  readonly owner: FlowNode | undefined;
  /** In the order in which they are asked: those with a code first, then by their places in the file. */
  readonly catchers: readonly Catcher[];
}

/**
 * The catcher that takes what is thrown, in the instance of its node; undefined when it leaves the process.
 *
 * Measured on Camunda 7.24: the levels go outwards, and of one scope the event subprocesses come before the boundary events on it, so that a
 * catch-all inside of a subprocess takes what a boundary event with the very code waits for.
 */
export function catcherOf(thrown: Thrown): Catcher | undefined {
  for (const { catchers } of levelsAround(thrown)) {
    const catcher = catchers.find(({ code }) => code === undefined || code === thrown.code);
    if (catcher) return catcher;
  }
  return undefined;
}

/** Every level that is asked for what is thrown at a node until it leaves the process, from the inside outwards. */
export function levelsAround({ kind, node, isFromCalled = false }: Omit<Thrown, 'code'>): readonly CatcherLevel[] {
  const levels: CatcherLevel[] = [{ kind: 'boundary', owner: node, catchers: boundaryCatchersOf(node, kind) }];
  for (let scope: ScopeGraph | undefined = node.scope; scope; scope = scope.owner?.scope) {
    const inside = eventSubprocessCatchersOf(scope, kind).filter(
      (catcher) => isFromCalled || !isRethrown(kind, catcher, node),
    );
    levels.push({ kind: 'eventSubprocess', owner: scope.owner, catchers: inside });
    if (!scope.owner) break;
    levels.push({ kind: 'boundary', owner: scope.owner, catchers: boundaryCatchersOf(scope.owner, kind) });
  }
  return levels;
}

/** The boundary events of an activity that catch, in the order in which they are asked. */
export function boundaryCatchersOf(activity: FlowNode, kind: ThrownKind): readonly Catcher[] {
  const events = activity.boundaryEvents.filter(({ event }) => event?.kind === kind);
  return inOrder(events.map((event) => ({ event, owner: activity, code: caughtCode(event) })));
}

const catchersByScope = {
  error: new WeakMap<ScopeGraph, Catcher[]>(),
  escalation: new WeakMap<ScopeGraph, Catcher[]>(),
};

/** The event subprocesses of a scope that catch, in the order in which they are asked. A graph never changes, so they are looked for once. */
export function eventSubprocessCatchersOf(scope: ScopeGraph, kind: ThrownKind): readonly Catcher[] {
  const known = catchersByScope[kind].get(scope);
  if (known) return known;
  const found = inOrder(
    scope.nodes.flatMap((owner) => {
      if (!owner.isEventSubprocess) return [];
      const event = owner.inner?.nodes.find((one) => one.kind === 'startEvent' && one.event?.kind === kind);
      return event ? [{ event, owner, code: caughtCode(event) }] : [];
    }),
  );
  catchersByScope[kind].set(scope, found);
  return found;
}

/** A reference to nothing is the code itself, as in the engine. */
function caughtCode({ event }: FlowNode): string | undefined {
  return event?.reference ? event.reference.code : event?.referenceId;
}

function inOrder(catchers: readonly Catcher[]): Catcher[] {
  return [...catchers.filter(({ code }) => code !== undefined), ...catchers.filter(({ code }) => code === undefined)];
}

/** What a catcher throws itself it does not catch; for an escalation that holds directly inside of it only. */
function isRethrown(kind: ThrownKind, { owner }: Catcher, node: FlowNode): boolean {
  if (kind === 'escalation') return node.scope.owner === owner;
  for (let at = node.scope.owner; at; at = at.scope.owner) if (at === owner) return true;
  return false;
}
