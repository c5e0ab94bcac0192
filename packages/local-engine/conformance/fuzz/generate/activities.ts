import type { FuzzNode } from '../model/fuzz-model.ts';
import { DECISION_KEY } from '../model/render.ts';
import { decoration } from './decorate.ts';
import { add, ERROR_CODES, fresh, NUMBERS, numberCondition, type Place, WATCHED } from './draft.ts';

/** Tasks by how often they come when nothing special is wanted. */
const TASKS: readonly (readonly [weight: number, kind: string])[] = [
  [12, 'external task'],
  [8, 'user task'],
  [3, 'receive task'],
  [2, 'send task'],
  [2, 'business rule task'],
  [2, 'expression task'],
  [1, 'manual task'],
  [1, 'abstract task'],
];

/** Kinds of tasks, as themes name them. */
export const TASK_KINDS: readonly string[] = TASKS.map(([, kind]) => kind);

/** Features that any task can have. */
export const TASK_FEATURES: readonly string[] = [
  'async before',
  'async after',
  'job priority',
  'retry cycle',
  'input mapping',
  'output mapping',
  'sequential multi-instance',
  'parallel multi-instance',
];

/** Features of external tasks. */
export const EXTERNAL_FEATURES: readonly string[] = ['external task priority', 'external task error definition'];

/** Adds a task and tells its id; `wanted` names its kind or a feature. */
export function addTask(place: Place, wanted?: string): string {
  const { random } = place.draft;
  const external = wanted !== undefined && EXTERNAL_FEATURES.includes(wanted);
  const kind = external
    ? 'external task'
    : wanted !== undefined && TASK_KINDS.includes(wanted)
      ? wanted
      : random.weighted(TASKS);
  const own = kindOf(place, kind, wanted);
  const common = decoration(place, wanted);
  return add(place, stemOf(kind), { ...own, ...common, attributes: { ...own.attributes, ...common.attributes } });
}

/** Adds a task that waits for somebody, without anything special. */
export function addWaitingTask(place: Place): string {
  const kind = place.draft.random.pick(['external task', 'user task']);
  return add(place, stemOf(kind), kindOf(place, kind));
}

/** What a handler of compensation may be. */
export function handlerTask(place: Place): Omit<FuzzNode, 'id'> {
  return kindOf(
    place,
    place.draft.random.weighted([
      [5, 'external task'],
      [3, 'user task'],
      [1, 'expression task'],
    ]),
  );
}

function stemOf(kind: string): string {
  return kind.split(' ')[0] ?? kind;
}

function kindOf(place: Place, kind: string, wanted?: string): Omit<FuzzNode, 'id'> {
  const { random } = place.draft;
  switch (kind) {
    case 'external task':
      return { tag: 'serviceTask', ...externalParts(place, wanted) };
    case 'send task':
      return { tag: 'sendTask', attributes: { 'camunda:type': 'external', 'camunda:topic': 'send' } };
    case 'user task':
      return { tag: 'userTask', attributes: userTaskAttributes(place) };
    case 'receive task':
      return { tag: 'receiveTask', attributes: { messageRef: `message-${fresh(place, 'm')}` } };
    case 'business rule task':
      place.draft.usesDecision = true;
      return { tag: 'businessRuleTask', attributes: decisionAttributes(place) };
    case 'expression task':
      return { tag: 'serviceTask', attributes: expressionAttributes(place) };
    case 'manual task':
      return { tag: 'manualTask' };
    default:
      return { tag: random.chance(0.8) ? 'task' : 'manualTask' };
  }
}

function externalParts(place: Place, wanted: string | undefined): Pick<FuzzNode, 'attributes' | 'errorWhen'> {
  const { random } = place.draft;
  const priority = wanted === 'external task priority' || random.chance(0.1);
  const failing = wanted === 'external task error definition' || random.chance(0.05);
  return {
    attributes: {
      'camunda:type': 'external',
      'camunda:topic': random.pick(['t1', 't2']),
      ...(priority ? { 'camunda:taskPriority': random.pick(['9', '${a + 5}']) } : {}),
    },
    ...(failing ? { errorWhen: { code: random.pick(ERROR_CODES), expression: numberCondition(place) } } : {}),
  };
}

function userTaskAttributes({ draft: { random } }: Place): FuzzNode['attributes'] {
  return {
    ...(random.chance(0.2) ? { name: 'work on ${a}' } : {}),
    ...(random.chance(0.2) ? { 'camunda:assignee': 'somebody' } : {}),
    ...(random.chance(0.1) ? { 'camunda:priority': '${10 + a}' } : {}),
    ...(random.chance(0.1) ? { 'camunda:dueDate': 'P1D' } : {}),
  };
}

/** Only `resultList`, the default, is an object of Java, whose text says nothing: it is left to the cases. */
function decisionAttributes(place: Place): FuzzNode['attributes'] {
  const { random } = place.draft;
  return {
    'camunda:decisionRef': DECISION_KEY,
    'camunda:resultVariable': fresh(place, 'decided'),
    'camunda:mapDecisionResult': 'singleResult',
    ...(random.chance(0.2) ? { 'camunda:decisionRefBinding': 'deployment' } : {}),
  };
}

/** Sometimes writes what a conditional event reads, never where that could reach the event again. */
function expressionAttributes(place: Place): FuzzNode['attributes'] {
  const { random } = place.draft;
  const watched = !place.inHandler && random.chance(0.3);
  const expression = random.weighted([
    [4, `\${${random.pick(NUMBERS)} + 1}`],
    [2, `\${${random.pick(NUMBERS)} > 1}`],
    [1, '${empty list}'],
    [0.3, '${missing}'],
  ]);
  if (watched) {
    return { 'camunda:expression': `\${${random.below(4)}}`, 'camunda:resultVariable': random.pick(WATCHED) };
  }
  return { 'camunda:expression': expression, 'camunda:resultVariable': fresh(place, 'x') };
}
