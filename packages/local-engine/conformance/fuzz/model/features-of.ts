import { type FuzzEvent, type FuzzModel, type FuzzNode, type FuzzScope, scopesOf } from './fuzz-model.ts';

const POSITIONS: Readonly<Record<string, string>> = {
  startEvent: 'start',
  endEvent: 'end',
  intermediateCatchEvent: 'catch',
  intermediateThrowEvent: 'throw',
  boundaryEvent: 'boundary',
};

/** Names every supported element and feature that occurs in a model, once. */
export function featuresOf(model: FuzzModel): string[] {
  const found = new Set<string>();
  for (const { scope, owner } of scopesOf(model)) {
    for (const node of scope.nodes) for (const feature of nodeFeatures(node, scope, owner)) found.add(feature);
    if (scope.flows.some(({ condition }) => condition !== undefined)) found.add('conditional flow');
    if (scope.flows.some(({ isDefault }) => isDefault)) found.add('default flow');
  }
  return [...found].sort();
}

function nodeFeatures(node: FuzzNode, scope: FuzzScope, owner: FuzzNode | undefined): string[] {
  const { attributes = {}, tag, event } = node;
  const position = POSITIONS[tag];
  const flag = (name: string, feature: string) => (attributes[name] === undefined ? [] : [feature]);
  return [
    ...(position === undefined ? [elementName(node)] : eventFeatures(node, position, owner)),
    ...flag('camunda:asyncBefore', 'async before'),
    ...flag('camunda:asyncAfter', 'async after'),
    ...flag('camunda:jobPriority', 'job priority'),
    ...flag('camunda:taskPriority', 'external task priority'),
    ...(tag === 'callActivity' ? [`call binding ${attributes['camunda:calledElementBinding'] ?? 'latest'}`] : []),
    ...(node.calls === undefined ? [] : ['call mapping']),
    ...(node.inputs === undefined ? [] : ['input mapping']),
    ...(node.outputs === undefined ? [] : ['output mapping']),
    ...(node.retryCycle === undefined ? [] : ['retry cycle']),
    ...(node.errorWhen === undefined ? [] : ['external task error definition']),
    ...loopFeatures(node),
    ...(node.handlerOf === undefined ? [] : ['compensation handler']),
    ...(event?.timer?.form === 'cycle' ? ['timer cycle'] : []),
    ...(event?.timer?.form === 'date' ? ['timer date'] : []),
    ...mergeFeatures(node, scope),
  ];
}

function elementName({ tag, attributes = {} }: FuzzNode): string {
  if (tag === 'serviceTask' && attributes['camunda:expression'] !== undefined) return 'expression service task';
  if (tag === 'subProcess' && attributes.triggeredByEvent === true) return 'event subprocess';
  return tag;
}

function eventFeatures(node: FuzzNode, position: string, owner: FuzzNode | undefined): string[] {
  const kind = node.event?.kind ?? 'none';
  const inEventSubprocess = position === 'start' && owner?.attributes?.triggeredByEvent === true;
  const place = inEventSubprocess ? 'event subprocess start' : position;
  const goesOn = node.attributes?.cancelActivity === false || node.attributes?.isInterrupting === false;
  return [
    `${kind} ${place}`,
    ...(goesOn ? [`${kind} ${place} that does not interrupt`] : []),
    ...catchAll(node.event, place),
  ];
}

function catchAll(event: FuzzEvent | undefined, place: string): string[] {
  const catches = place !== 'end' && place !== 'throw';
  const byCode = event?.kind === 'error' || event?.kind === 'escalation';
  return byCode && catches && event.of === undefined ? [`${event.kind} catch all`] : [];
}

function loopFeatures({ loop, tag }: FuzzNode): string[] {
  if (loop === undefined) return [];
  return [
    loop.sequential ? 'sequential multi-instance' : 'parallel multi-instance',
    ...(tag === 'subProcess' || tag === 'transaction' ? ['multi-instance subprocess'] : []),
    ...(loop.completionCondition === undefined ? [] : ['completion condition']),
    ...(loop.collection === undefined ? [] : ['multi-instance collection']),
  ];
}

function mergeFeatures({ id, tag }: FuzzNode, { flows }: FuzzScope): string[] {
  const incoming = flows.filter(({ to }) => to === id).length;
  const outgoing = flows.filter(({ from }) => from === id).length;
  if (tag === 'parallelGateway' && incoming > 1) return ['parallel join'];
  if (tag === 'inclusiveGateway' && incoming > 1) return ['inclusive join'];
  if (tag.endsWith('Gateway')) return [];
  return [...(incoming > 1 ? ['merge without gateway'] : []), ...(outgoing > 1 ? ['split without gateway'] : [])];
}
