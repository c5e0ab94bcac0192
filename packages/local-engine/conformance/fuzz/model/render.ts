import type { Model } from '../../case.ts';
import {
  association,
  cancel,
  cardinality,
  compensate,
  completionCondition,
  condition,
  cycle,
  date,
  decisions,
  definitions,
  duration,
  error,
  errorWhen,
  escalation,
  extension,
  type Fragment,
  flow,
  inputOutput,
  link,
  message,
  multiInstance,
  type Part,
  processElement,
  retryCycle,
  signal,
  taskOf,
  terminate,
  when,
} from '../../models/index.ts';
import type { FuzzEvent, FuzzLoop, FuzzModel, FuzzNode, FuzzScope } from './fuzz-model.ts';

/** The key of the decision table that random models ask. */
export const DECISION_KEY = 'table';

/** Makes the files of a deployment from a random model. */
export function renderModel(model: FuzzModel): Model[] {
  const bpmn = definitions(
    'fuzz',
    model.processes.map((each) => processElement(each.key, { 'camunda:versionTag': 'v1' }, scopeParts(each))),
  );
  return model.usesDecision ? [bpmn, decisionTable()] : [bpmn];
}

function decisionTable(): Model {
  return decisions(DECISION_KEY, {
    [DECISION_KEY]: {
      hitPolicy: 'FIRST',
      inputs: ['a:integer'],
      outputs: ['level:string', 'points:integer'],
      rules: [
        ['< 1', '"low"', 'a + 1'],
        ['[1..2]', '"mid"', '5'],
        ['-', '"high"', 'a * 10'],
      ],
    },
  });
}

function scopeParts(scope: FuzzScope): Part[] {
  const defaults = new Map(
    scope.flows.flatMap((each, index) => (each.isDefault ? [[each.from, flowId(scope, index)] as const] : [])),
  );
  return [
    scope.nodes.map((node) => nodeFragment(node, defaults.get(node.id))),
    scope.flows.map((each, index) =>
      flow(each.from, each.to, { id: flowId(scope, index) }, each.condition === undefined ? [] : when(each.condition)),
    ),
    scope.nodes.flatMap(({ id, handlerOf }) => (handlerOf === undefined ? [] : [association(handlerOf, id)])),
  ];
}

/** Two flows between the same nodes need ids of their own. */
function flowId(scope: FuzzScope, index: number): string {
  const { from, to } = scope.flows[index] ?? { from: '', to: '' };
  const before = scope.flows.slice(0, index).filter((other) => other.from === from && other.to === to).length;
  return before === 0 ? `${from}-${to}` : `${from}-${to}-${before}`;
}

function nodeFragment(node: FuzzNode, defaultFlow: string | undefined): Fragment {
  const { inputs, outputs, errorWhen: failing } = node;
  return taskOf(
    node.tag,
    node.id,
    { ...(node.attachedTo === undefined ? {} : { attachedToRef: node.attachedTo }) },
    { ...(node.handlerOf === undefined ? {} : { isForCompensation: true }) },
    { ...(defaultFlow === undefined ? {} : { default: defaultFlow }) },
    node.attributes ?? {},
    inputs === undefined && outputs === undefined ? [] : inputOutput(inputs ?? {}, outputs ?? {}),
    node.retryCycle === undefined ? [] : retryCycle(node.retryCycle),
    failing === undefined ? [] : errorWhen(failing.code, failing.expression),
    (node.calls ?? []).map(({ name, attributes }) => extension(name, attributes)),
    node.loop === undefined ? [] : loopFragment(node.loop),
    node.event === undefined ? [] : eventFragment(node.event),
    node.inner === undefined ? [] : scopeParts(node.inner),
  );
}

function loopFragment(loop: FuzzLoop): Fragment {
  return multiInstance(
    { isSequential: loop.sequential },
    loop.collection === undefined ? [] : { 'camunda:collection': loop.collection, 'camunda:elementVariable': 'item' },
    loop.asyncBefore ? { 'camunda:asyncBefore': true } : {},
    loop.cardinality === undefined ? [] : cardinality(loop.cardinality),
    loop.completionCondition === undefined ? [] : completionCondition(loop.completionCondition),
  );
}

const TIMERS = { duration, date, cycle };

function eventFragment({ kind, of = '', timer, attributes = {} }: FuzzEvent): Fragment {
  switch (kind) {
    case 'message':
      return message(of, attributes);
    case 'signal':
      return signal(of, attributes);
    case 'timer':
      return TIMERS[timer?.form ?? 'duration'](timer?.text ?? 'PT1M');
    case 'error':
      return error(of === '' ? undefined : of, attributes);
    case 'escalation':
      return escalation(of === '' ? undefined : of, attributes);
    case 'conditional':
      return condition(of, attributes);
    case 'compensate':
      return compensate(of === '' ? undefined : of, attributes);
    case 'cancel':
      return cancel();
    case 'terminate':
      return terminate();
    case 'link':
      return link(of);
  }
}
