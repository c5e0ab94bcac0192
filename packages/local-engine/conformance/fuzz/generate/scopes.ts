import type { Attributes } from '../../models/index.ts';
import type { FuzzNode, FuzzScope } from '../model/fuzz-model.ts';
import { addWaitingTask } from './activities.ts';
import { addBoundary } from './boundaries.ts';
import { decoration } from './decorate.ts';
import { add, connect, fresh, inside, NUMBERS, numberCondition, type Piece, type Place } from './draft.ts';
import { addEnd } from './ends.ts';
import { addHandlerOf } from './undo.ts';

/** Kinds of scopes, as themes name them. */
export const SCOPE_KINDS: readonly string[] = [
  'subprocess',
  'transaction',
  'call activity',
  'call binding deployment',
  'call binding version',
  'call binding versionTag',
  'call mapping',
  'cancel boundary',
  'multi-instance subprocess',
  'cancel end',
];

/** Adds an activity that holds others. */
export function scopeBlock(place: Place, kind: string): Piece {
  switch (kind) {
    case 'subprocess':
      return subprocess(place);
    case 'multi-instance subprocess':
      return subprocess(place, place.draft.random.pick(['sequential multi-instance', 'parallel multi-instance']));
    case 'transaction':
    case 'cancel boundary':
    case 'cancel end':
      return transaction(place);
    default:
      return call(place, kind);
  }
}

/** Fills a scope: start, way, end. */
export function fillScope(place: Place, length: number, start: Omit<FuzzNode, 'id'> = { tag: 'startEvent' }): void {
  const begin = add(place, 'start', start);
  const way = place.draft.way(place, length);
  connect(place, begin, way.entry);
  if (way.exit !== undefined) connect(place, way.exit, addEnd(place));
}

function subprocess(place: Place, wanted?: string): Piece {
  const inner: FuzzScope = { nodes: [], flows: [] };
  const id = add(place, 'sub', { tag: 'subProcess', inner, ...decoration(place, wanted) });
  fillScope(inside(place, 'subprocess', inner), 1 + place.draft.random.below(3));
  return { entry: id, exit: id };
}

/** Something that can be undone, then the end or, if a number wants it, the end that cancels. */
function transaction(place: Place): Piece {
  const inner: FuzzScope = { nodes: [], flows: [] };
  const id = add(place, 'tx', { tag: 'transaction', inner, ...decoration(place) });
  const within = inside(place, 'transaction', inner);
  const begin = add(within, 'start', { tag: 'startEvent' });
  const task = addWaitingTask(within);
  addHandlerOf(within, task);
  const way = place.draft.way(within, 1);
  connect(within, begin, task);
  connect(within, task, way.entry);
  if (way.exit !== undefined) {
    const choose = add(within, 'choose', { tag: 'exclusiveGateway' });
    connect(within, way.exit, choose);
    connect(within, choose, addEnd(within, 'cancel end'), { condition: numberCondition(place) });
    connect(within, choose, addEnd(within), { isDefault: true });
  }
  return addBoundary(place, { entry: id, exit: id }, 'cancel boundary');
}

function call(place: Place, kind: string): Piece {
  const { random } = place.draft;
  const key = place.draft.callable(place);
  if (key === undefined) return subprocess(place);
  const binding = bindingAttributes(
    kind === 'call activity'
      ? random.weighted([
          [5, ''],
          [1, 'call binding deployment'],
        ])
      : kind,
  );
  const common = decoration(place);
  const id = add(place, 'call', {
    tag: 'callActivity',
    ...common,
    attributes: { calledElement: key, ...binding, ...common.attributes },
    ...(kind === 'call mapping' || random.chance(0.7) ? { calls: callMappings(place) } : {}),
  });
  return { entry: id, exit: id };
}

function bindingAttributes(kind: string): Attributes {
  const binding = kind.startsWith('call binding ') ? kind.slice('call binding '.length) : undefined;
  if (binding === undefined) return {};
  return {
    'camunda:calledElementBinding': binding,
    ...(binding === 'version' ? { 'camunda:calledElementVersion': '1' } : {}),
    ...(binding === 'versionTag' ? { 'camunda:calledElementVersionTag': 'v1' } : {}),
  };
}

/** All variables in, or those that the called process reads; some come back under a new name. */
function callMappings(place: Place): NonNullable<FuzzNode['calls']> {
  const { random } = place.draft;
  const named = [...NUMBERS, 'list', 'w', 'z'].map((name) => ({
    name: 'in' as const,
    attributes: { source: name, target: name },
  }));
  const all = [{ name: 'in' as const, attributes: { variables: 'all' } }];
  const key = random.chance(0.3)
    ? [{ name: 'in' as const, attributes: { businessKey: '#{execution.processBusinessKey}' } }]
    : [];
  const computed = random.chance(0.2)
    ? [{ name: 'in' as const, attributes: { sourceExpression: '${a + 10}', target: fresh(place, 'given') } }]
    : [];
  const back = random.chance(0.5)
    ? [{ name: 'out' as const, attributes: { source: random.pick(NUMBERS), target: fresh(place, 'back') } }]
    : [];
  return [...(random.chance(0.5) ? all : named), ...computed, ...key, ...back];
}
