import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';

/** Code that an element of a model runs inside of the engine. */
export interface CodePlace {
  readonly element: XmlElement;
  /** What it is, for example `the class "com.example.Charge"`. */
  readonly what: string;
}

/** The code of a node, a flow or a process itself, with its listeners and mappings, but not what is in nodes inside of it. */
export function codePlacesOf(owner: FlowNode | ProcessGraph): readonly CodePlace[] {
  const isNode = 'kind' in owner;
  return [
    ...(isNode ? implementationCode(owner) : []),
    ...listenerCode(owner.element),
    ...(isNode ? mappingCode(owner) : []),
    ...owner.element.elements('sequenceFlow').flatMap(flowCode),
  ];
}

function implementationCode(node: FlowNode): CodePlace[] {
  const { implementation, event } = node;
  const element = event?.kind === 'message' && event.element.parent === node.element ? event.element : node.element;
  switch (implementation.kind) {
    case 'class':
      return [{ element, what: `the class "${implementation.text}"` }];
    case 'delegateExpression':
      return [{ element, what: `the delegate ${implementation.text}` }];
    case 'expression':
      return [{ element, what: `the expression ${implementation.text}` }];
    case 'script':
      return [{ element, what: `a script${languageOf(implementation.language)}` }];
    case 'connector':
      return [{ element, what: `the connector "${implementation.text}"` }];
    case 'mail':
    case 'shell':
      return [{ element, what: `the ${implementation.kind} task of the engine` }];
    default:
      return [];
  }
}

/** Listeners of executions and of user tasks; `camunda:script` stands inside of them. */
function listenerCode(owner: XmlElement): CodePlace[] {
  const extensions = owner.elements('extensionElements');
  return (['executionListener', 'taskListener'] as const).flatMap((tag) =>
    extensions.flatMap((one) => one.camundaElements(tag)).map((element) => listener(element)),
  );
}

function listener(element: XmlElement): CodePlace {
  const event = element.attribute('event') ?? 'any event';
  const text = ['class', 'delegateExpression', 'expression'].map((name) => element.attribute(name)).find(Boolean);
  return { element, what: `a listener of ${event} with ${text ?? 'a script'}` };
}

function mappingCode({ inputs, outputs }: FlowNode): CodePlace[] {
  return [...inputs, ...outputs]
    .filter(({ isScript }) => isScript)
    .map(({ element, name }) => ({ element, what: `a script in the mapping of "${name}"` }));
}

function flowCode(flow: XmlElement): CodePlace[] {
  const conditions = flow.elements('conditionExpression').filter((one) => one.attribute('language') !== undefined);
  const scripts = conditions.map((element) => ({
    element,
    what: `a condition in${languageOf(element.attribute('language'))}`,
  }));
  return [...scripts, ...listenerCode(flow)];
}

function languageOf(language: string | undefined): string {
  return language === undefined || language === '' ? '' : ` ${language}`;
}
