import { addTask } from './activities.ts';
import { add, connect, fresh, numberCondition, type Piece, type Place } from './draft.ts';
import { addEnd } from './ends.ts';
import { catchEvent, caught } from './events.ts';

/** Kinds of splits and merges, as themes name them. */
export const GATEWAY_KINDS: readonly string[] = [
  'exclusive',
  'parallel',
  'inclusive',
  'event-based',
  'loop',
  'conditional flows',
  'implicit split',
  'nested',
  'odd merge',
];

/** Adds a block of branches. */
export function gatewayBlock(place: Place, kind: string): Piece {
  switch (kind) {
    case 'exclusive':
      return chosen(place, 'exclusiveGateway', 'exclusiveGateway');
    case 'parallel':
      return all(place, add(place, 'fork', { tag: 'parallelGateway' }), 'parallelGateway');
    case 'inclusive':
      return chosen(place, 'inclusiveGateway', 'inclusiveGateway');
    case 'event-based':
      return raced(place);
    case 'loop':
      return loop(place);
    case 'conditional flows':
      return chosen(place, undefined, place.draft.random.pick(['exclusiveGateway', 'inclusiveGateway']));
    case 'implicit split':
      return all(place, addTask(place, 'user task'), place.draft.random.pick(['parallelGateway', 'inclusiveGateway']));
    case 'nested':
      return nested(place);
    default:
      return oddMerge(place);
  }
}

/** Branches that join while another branch goes on beside them. */
function nested(place: Place): Piece {
  const outer = add(place, 'fork', { tag: 'parallelGateway' });
  const inner = add(place, 'fork', { tag: 'parallelGateway' });
  const join = add(place, 'join', { tag: place.draft.random.pick(['parallelGateway', 'inclusiveGateway']) });
  const last = add(place, 'join', { tag: 'parallelGateway' });
  const tasks = Array.from({ length: 4 }, () => add(place, 'user', { tag: 'userTask' }));
  const [first = '', second = '', after = '', beside = ''] = tasks;
  for (const task of [first, second]) {
    connect(place, inner, task);
    connect(place, task, join);
  }
  connect(place, outer, inner);
  connect(place, join, after);
  connect(place, after, last);
  connect(place, outer, beside);
  connect(place, beside, last);
  return { entry: outer, exit: last };
}

/** A split whose merge does not fit: tokens are doubled, or wait for ever. */
function oddMerge(place: Place): Piece {
  const { random } = place.draft;
  if (random.chance(0.5)) {
    const merge = random.pick(['exclusiveGateway', 'task', 'inclusiveGateway', 'twice']);
    const fork = add(place, 'fork', { tag: 'parallelGateway' });
    return merge === 'twice' ? twice(place, fork) : all(place, fork, merge);
  }
  return chosen(place, random.pick(['exclusiveGateway', 'inclusiveGateway']), 'parallelGateway');
}

/** Both flows of a fork lead to the same task. */
function twice(place: Place, fork: string): Piece {
  const task = addTask(place, 'external task');
  connect(place, fork, task);
  connect(place, fork, task);
  return { entry: fork, exit: task };
}

/** Branches that all are taken. */
function all(place: Place, fork: string, mergeTag: string): Piece {
  const { random } = place.draft;
  const join = add(place, 'join', { tag: mergeTag });
  for (
    let left = random.weighted([
      [4, 2],
      [1, 3],
    ]);
    left > 0;
    left -= 1
  )
    branch(place, fork, join, {});
  return { entry: fork, exit: join };
}

/** Branches that conditions choose; one may be the default, and without it nothing may fit. */
function chosen(place: Place, splitTag: string | undefined, mergeTag: string): Piece {
  const { random } = place.draft;
  const split = splitTag === undefined ? addTask(place, 'external task') : add(place, 'choose', { tag: splitTag });
  const join = add(place, 'merge', { tag: mergeTag });
  const count = random.weighted([
    [3, 2],
    [2, 3],
  ]);
  const hasDefault = random.chance(0.8);
  for (let number = 0; number < count; number += 1) {
    const isDefault = hasDefault && number === count - 1;
    branch(place, split, join, isDefault ? { isDefault } : { condition: numberCondition(place) });
  }
  return { entry: split, exit: join };
}

/** A branch to the merge or to an end of its own; now and then it is a bare flow. */
function branch(place: Place, from: string, to: string, flow: { condition?: string; isDefault?: boolean }): void {
  const { random } = place.draft;
  if (random.chance(0.12)) {
    connect(place, from, to, flow);
    return;
  }
  const way = place.draft.way(
    place,
    random.weighted([
      [3, 1],
      [1, 2],
    ]),
  );
  connect(place, from, way.entry, flow);
  if (way.exit === undefined) return;
  connect(place, way.exit, random.chance(0.12) ? addEnd(place) : to);
}

/** Events race: the first one chooses the branch. */
function raced(place: Place): Piece {
  const { random } = place.draft;
  const gateway = add(place, 'race', { tag: 'eventBasedGateway' });
  const merge = add(place, 'merge', { tag: 'exclusiveGateway' });
  const kinds = ['message', 'timer', 'signal', 'conditional'];
  for (let left = 2 + random.below(2); left > 0; left -= 1) {
    const [kind = 'timer'] = kinds.splice(random.below(kinds.length), 1);
    const id = catchEvent(place, caught(place, kind));
    connect(place, gateway, id);
    connect(place, id, merge);
  }
  return { entry: gateway, exit: merge };
}

/** A way that is gone twice or three times; a number counts. */
function loop(place: Place): Piece {
  const { random } = place.draft;
  const count = fresh(place, 'n');
  const counting = (expression: string) =>
    add(place, 'count', {
      tag: 'serviceTask',
      attributes: { 'camunda:expression': expression, 'camunda:resultVariable': count },
    });
  const begin = counting('${0}');
  const again = add(place, 'again', { tag: 'exclusiveGateway' });
  const way = place.draft.way(place, 1);
  const next = counting(`\${${count} + 1}`);
  const decide = add(place, 'decide', { tag: 'exclusiveGateway' });
  const done = add(place, 'done', { tag: 'task' });
  connect(place, begin, again);
  connect(place, again, way.entry);
  if (way.exit !== undefined) connect(place, way.exit, next);
  connect(place, next, decide);
  connect(place, decide, again, { condition: `\${${count} < ${2 + random.below(2)}}` });
  connect(place, decide, done, { isDefault: true });
  return { entry: begin, exit: done };
}
