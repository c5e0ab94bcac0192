import type { FlowNode, ProcessGraph, SequenceFlow } from '@stepwright/model/graph';
import { type JuelPart, parseJuel } from '@stepwright/model/juel';
import type { XmlElement } from '@stepwright/model/xml';
import { type ExpressionUse, useOf } from './expression-reads.ts';

/** What an expression is for. */
export type ExpressionRole =
  | 'flow condition'
  | 'input mapping'
  | 'output mapping'
  | 'topic'
  | 'priority'
  | 'assignment'
  | 'date'
  | 'timer'
  | 'loop cardinality'
  | 'loop collection'
  | 'completion condition'
  | 'called element'
  | 'call input'
  | 'call output'
  | 'business key'
  | 'event name'
  | 'decision'
  | 'code'
  | 'event condition'
  | 'error mapping';

/** An expression of a model with what it uses. One that does not parse uses nothing: the engine refuses it at deployment. */
export interface ModelExpression extends ExpressionUse {
  readonly text: string;
  readonly element: XmlElement;
  readonly role: ExpressionRole;
  /** The node that it belongs to; of a flow's condition, the flow's source. */
  readonly node: FlowNode;
  /** Of a condition on a sequence flow. */
  readonly flow: SequenceFlow | undefined;
  readonly parts: readonly JuelPart[];
}

const known = new WeakMap<FlowNode, readonly ModelExpression[]>();

/** Every expression of a process that holds `${…}` or `#{…}`, in the order of its nodes. */
export function expressionsOf(process: ProcessGraph): readonly ModelExpression[] {
  return process.allNodes.flatMap(expressionsOfNode);
}

/** Those of one node and of the flows that leave it; parsed once. */
export function expressionsOfNode(node: FlowNode): readonly ModelExpression[] {
  const found = known.get(node) ?? collect(node);
  known.set(node, found);
  return found;
}

function collect(node: FlowNode): ModelExpression[] {
  const { element } = node;
  const at = (role: ExpressionRole, text: string | undefined, where: XmlElement = element): ModelExpression[] =>
    text === undefined ? [] : make(role, text, where, node);
  return [
    ...at('loop cardinality', node.loop?.cardinality, node.loop?.element),
    ...at('loop collection', node.loop?.collection, node.loop?.element),
    ...node.inputs.flatMap(({ texts }) => texts.flatMap((one) => at('input mapping', one.text, one.element))),
    ...implementationTexts(node, at),
    ...assignmentTexts(node, at),
    ...eventTexts(node, at),
    ...callTexts(node, at),
    ...node.outputs.flatMap(({ texts }) => texts.flatMap((one) => at('output mapping', one.text, one.element))),
    ...at('completion condition', node.loop?.completionCondition, node.loop?.element),
    ...node.outgoing.flatMap((flow) =>
      flow.condition && flow.condition.language === undefined
        ? make('flow condition', flow.condition.text, flow.condition.element, node, flow)
        : [],
    ),
  ];
}

type At = (role: ExpressionRole, text: string | undefined, where?: XmlElement) => ModelExpression[];

function implementationTexts({ implementation, element }: FlowNode, at: At): ModelExpression[] {
  switch (implementation.kind) {
    case 'external':
      return [
        ...at('topic', implementation.topic),
        ...at('priority', implementation.taskPriority),
        ...(element.elements('extensionElements')[0]?.camundaElements('errorEventDefinition') ?? []).flatMap((one) =>
          at('error mapping', one.attribute('expression'), one),
        ),
      ];
    case 'decision':
      return [
        ...at('decision', implementation.decision.decisionRef),
        ...at('decision', implementation.decision.binding.version),
      ];
    case 'expression':
    case 'delegateExpression':
      return at('code', implementation.text);
    default:
      return [];
  }
}

function assignmentTexts({ element }: FlowNode, at: At): ModelExpression[] {
  return [
    ...['assignee', 'candidateUsers', 'candidateGroups'].flatMap((name) => at('assignment', element.camunda(name))),
    ...['dueDate', 'followUpDate'].flatMap((name) => at('date', element.camunda(name))),
    ...['priority', 'jobPriority'].flatMap((name) => at('priority', element.camunda(name))),
  ];
}

function eventTexts({ event }: FlowNode, at: At): ModelExpression[] {
  if (!event) return [];
  const { timer, condition, reference, kind } = event;
  const name = kind === 'message' || kind === 'signal' ? reference?.name : undefined;
  return [
    ...at('timer', timer?.text, timer?.element),
    ...at('event condition', condition, event.element),
    ...at('event name', name, event.element),
  ];
}

function callTexts({ call }: FlowNode, at: At): ModelExpression[] {
  if (!call) return [];
  return [
    ...at('called element', call.calledElement),
    ...at('business key', call.businessKey),
    ...call.ins.flatMap((one) => at('call input', one.sourceExpression, one.element)),
    ...call.outs.flatMap((one) => at('call output', one.sourceExpression, one.element)),
  ];
}

function make(
  role: ExpressionRole,
  text: string,
  element: XmlElement,
  node: FlowNode,
  flow?: SequenceFlow,
): ModelExpression[] {
  if (!/[$#]\{/.test(text)) return [];
  try {
    const parts = parseJuel(text);
    return [{ text, element, role, node, flow, parts, ...useOf(parts) }];
  } catch {
    return [];
  }
}
