import type { XmlElement } from '../xml/xml-element.ts';
import type { FlowNode, ProcessGraph, ScopeGraph, SequenceFlow } from './flow-node.ts';
import type { ProcessFile } from './process-file.ts';
import { readCall, readEvent, readImplementation, readLoop, readParameters, readProperties } from './read-node.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface NodeDraft extends Mutable<FlowNode> {
  incoming: SequenceFlow[];
  outgoing: SequenceFlow[];
  boundaryEvents: FlowNode[];
}

interface ScopeDraft extends Mutable<ScopeGraph> {
  nodes: NodeDraft[];
  flows: SequenceFlow[];
}

const eventKinds = new Set([
  'startEvent',
  'endEvent',
  'intermediateCatchEvent',
  'intermediateThrowEvent',
  'boundaryEvent',
]);
const scopeKinds = new Set(['subProcess', 'transaction', 'adHocSubProcess']);
const otherKinds = new Set([
  'task',
  'userTask',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'scriptTask',
  'manualTask',
  'businessRuleTask',
  'callActivity',
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'eventBasedGateway',
  'complexGateway',
]);

/** Builds the graph of a process. References to nothing are left out. */
export function buildProcess(file: ProcessFile, element: XmlElement): ProcessGraph {
  const allNodes: NodeDraft[] = [];
  const allFlows: SequenceFlow[] = [];
  const draft = {
    id: element.id ?? '',
    name: element.attribute('name'),
    file,
    isExecutable: element.attribute('isExecutable')?.toLowerCase() === 'true',
    properties: readProperties(element),
    element,
    owner: undefined,
    nodes: [] as NodeDraft[],
    flows: [] as SequenceFlow[],
    allNodes,
    allFlows,
  };
  const process: ProcessGraph & { process?: ProcessGraph } = draft as never;
  (draft as unknown as { process: ProcessGraph }).process = process;
  fillScope(draft as unknown as ScopeDraft, file, allNodes, allFlows);
  return process;
}

function fillScope(scope: ScopeDraft, file: ProcessFile, allNodes: NodeDraft[], allFlows: SequenceFlow[]): void {
  for (const element of scope.element.children) {
    if (!eventKinds.has(element.tag) && !scopeKinds.has(element.tag) && !otherKinds.has(element.tag)) continue;
    const node = draftNode(scope, element, file);
    scope.nodes.push(node);
    allNodes.push(node);
    if (!scopeKinds.has(element.tag)) continue;
    const inner: ScopeDraft = { element, owner: node, process: scope.process, nodes: [], flows: [] };
    node.inner = inner;
    fillScope(inner, file, allNodes, allFlows);
  }
  const byId = new Map(scope.nodes.map((node) => [node.id, node]));
  for (const element of scope.element.elements('sequenceFlow')) {
    const flow = readFlow(element, byId);
    if (!flow) continue;
    scope.flows.push(flow);
    allFlows.push(flow);
  }
  for (const node of scope.nodes) {
    const host = node.kind === 'boundaryEvent' ? byId.get(node.element.attribute('attachedToRef') ?? '') : undefined;
    node.attachedTo = host;
    host?.boundaryEvents.push(node);
    node.defaultFlow = node.outgoing.find(({ isDefault }) => isDefault);
  }
}

function draftNode(scope: ScopeGraph, element: XmlElement, file: ProcessFile): NodeDraft {
  const isEventSubprocess = element.attribute('triggeredByEvent') === 'true';
  return {
    id: element.id ?? '',
    name: element.attribute('name'),
    kind: element.tag,
    element,
    scope,
    incoming: [],
    outgoing: [],
    defaultFlow: undefined,
    boundaryEvents: [],
    attachedTo: undefined,
    isInterrupting: (element.attribute('cancelActivity') ?? element.attribute('isInterrupting')) !== 'false',
    inner: undefined,
    isEventSubprocess,
    event: eventKinds.has(element.tag) || element.tag === 'receiveTask' ? readEvent(element, file) : undefined,
    implementation: readImplementation(element),
    inputs: readParameters(element, 'inputParameter'),
    outputs: readParameters(element, 'outputParameter'),
    loop: readLoop(element),
    call: element.tag === 'callActivity' ? readCall(element) : undefined,
    properties: readProperties(element),
    isAsyncBefore: isOn(element.camunda('asyncBefore')) || isOn(element.camunda('async')),
    isAsyncAfter: isOn(element.camunda('asyncAfter')),
  };
}

function isOn(text: string | undefined): boolean {
  return text !== undefined && ['true', 'enabled', 'on', 'active', 'yes'].includes(text);
}

function readFlow(element: XmlElement, nodes: ReadonlyMap<string, NodeDraft>): SequenceFlow | undefined {
  const source = nodes.get(element.attribute('sourceRef') ?? '');
  const target = nodes.get(element.attribute('targetRef') ?? '');
  if (!source || !target) return undefined;
  const [condition] = element.elements('conditionExpression');
  const id = element.id ?? '';
  const flow: SequenceFlow = {
    id,
    name: element.attribute('name'),
    element,
    source,
    target,
    isDefault: id !== '' && source.element.attribute('default') === id,
    condition: condition && {
      text: condition.text.trim(),
      element: condition,
      language: condition.attribute('language'),
    },
  };
  source.outgoing.push(flow);
  target.incoming.push(flow);
  return flow;
}
