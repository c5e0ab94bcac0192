import type { XmlElement } from '../xml/xml-element.ts';
import type { CallOfProcess } from './flow-node.ts';
import type {
  Binding,
  CallMapping,
  EventDefinition,
  EventKind,
  Implementation,
  Loop,
  ParameterMapping,
  RootDefinition,
  TimerText,
} from './node-parts.ts';
import type { ProcessFile } from './process-file.ts';

/** Reads what carries out an activity, or what throws the message of an event. */
export function readImplementation(element: XmlElement): Implementation {
  if (element.tag === 'scriptTask') return readScript(element);
  const [definition] = element.elements('messageEventDefinition');
  const at = definition && !element.tag.endsWith('CatchEvent') ? definition : element;
  if (at.camunda('decisionRef') !== undefined) return { kind: 'decision', decision: readDecision(at) };
  const type = at.camunda('type');
  if (type?.toLowerCase() === 'external') {
    return { kind: 'external', topic: at.camunda('topic'), taskPriority: at.camunda('taskPriority') };
  }
  if (type !== undefined) {
    const kind = type.toLowerCase();
    return { kind: kind === 'mail' || kind === 'shell' ? kind : 'unknownType', text: type };
  }
  return readCode(at);
}

function readCode(at: XmlElement): Implementation {
  const className = at.camunda('class');
  if (className !== undefined) return { kind: 'class', text: className };
  const delegate = at.camunda('delegateExpression');
  if (delegate !== undefined) return { kind: 'delegateExpression', text: delegate };
  const expression = at.camunda('expression');
  if (expression !== undefined) return { kind: 'expression', text: expression, resultVariable: resultVariableOf(at) };
  const connector = extensionOf(at, 'connector');
  return connector ? { kind: 'connector', text: firstText(connector, 'connectorId') ?? '' } : { kind: 'none' };
}

function readScript(element: XmlElement): Implementation {
  const language = element.attribute('scriptFormat');
  const text = firstText(element, 'script') ?? '';
  return { kind: 'script', language, text, resultVariable: resultVariableOf(element) };
}

function readDecision(at: XmlElement): { readonly [K in keyof DecisionOf]: DecisionOf[K] } {
  return {
    decisionRef: at.camunda('decisionRef'),
    resultVariable: resultVariableOf(at),
    mapDecisionResult: at.camunda('mapDecisionResult'),
    binding: readBinding(at, 'decisionRef'),
  };
}

type DecisionOf = Extract<Implementation, { kind: 'decision' }>['decision'];

function resultVariableOf(at: XmlElement): string | undefined {
  return at.camunda('resultVariable') ?? at.camunda('resultVariableName');
}

function readBinding(at: XmlElement, prefix: 'decisionRef' | 'calledElement'): Binding {
  const stated = at.camunda(`${prefix}Binding`);
  return {
    kind: stated ?? 'latest',
    isStated: stated !== undefined,
    version: at.camunda(`${prefix}Version`),
    versionTag: at.camunda(`${prefix}VersionTag`),
  };
}

export function readCall(element: XmlElement): CallOfProcess {
  const extensions = element.elements('extensionElements')[0];
  const ins = extensions?.camundaElements('in') ?? [];
  return {
    calledElement: element.attribute('calledElement') || undefined,
    binding: readBinding(element, 'calledElement'),
    ins: ins.filter((one) => one.attribute('businessKey') === undefined).map(readCallMapping),
    outs: (extensions?.camundaElements('out') ?? []).map(readCallMapping),
    businessKey: ins.map((one) => one.attribute('businessKey')).find((key) => key !== undefined),
  };
}

function readCallMapping(element: XmlElement): CallMapping {
  return {
    element,
    source: element.attribute('source'),
    sourceExpression: element.attribute('sourceExpression'),
    target: element.attribute('target'),
    isAll: element.attribute('variables') === 'all',
  };
}

export function readParameters(element: XmlElement, tag: 'inputParameter' | 'outputParameter'): ParameterMapping[] {
  const parameters = extensionOf(element, 'inputOutput')?.camundaElements(tag) ?? [];
  return parameters.map((parameter) => ({
    name: parameter.attribute('name') ?? '',
    element: parameter,
    texts: textsOf(parameter),
    isScript: contains(parameter, 'script'),
    isCollection: parameter.children.some(({ tag: child }) => child === 'list' || child === 'map'),
  }));
}

/** The expressions in a parameter, in lists and maps too. */
function textsOf(element: XmlElement): { text: string; element: XmlElement }[] {
  if (element.tag === 'script') return [];
  if (element.children.length > 0) {
    const key = element.attribute('key');
    return [
      ...(key === undefined ? [] : [{ text: key, element }]),
      ...element.children.flatMap((child) => textsOf(child)),
    ];
  }
  const text = element.text.trim();
  return text === '' ? [] : [{ text, element }];
}

function contains(element: XmlElement, tag: string): boolean {
  return element.children.some((child) => child.tag === tag || contains(child, tag));
}

export function readLoop(element: XmlElement): Loop | undefined {
  const [loop] = element.elements('multiInstanceLoopCharacteristics');
  if (!loop) return undefined;
  return {
    element: loop,
    isSequential: loop.attribute('isSequential') === 'true',
    cardinality: firstText(loop, 'loopCardinality'),
    collection: loop.camunda('collection') ?? firstText(loop, 'loopDataInputRef'),
    elementVariable: loop.camunda('elementVariable') ?? loop.elements('inputDataItem')[0]?.attribute('name'),
    completionCondition: firstText(loop, 'completionCondition'),
  };
}

/** The event definition of an event, or the message that a receive task waits for. */
export function readEvent(element: XmlElement, file: ProcessFile): EventDefinition | undefined {
  if (element.tag === 'receiveTask') {
    return element.attributes.has('messageRef') ? definition('message', element, file) : undefined;
  }
  const found = element.children.find(({ tag }) => tag.endsWith('EventDefinition'));
  return found && definition(found.tag.slice(0, -'EventDefinition'.length) as EventKind, found, file);
}

function definition(kind: EventKind, element: XmlElement, file: ProcessFile): EventDefinition {
  const referenceId = element.attribute(`${kind}Ref`);
  return {
    kind,
    element,
    referenceId,
    reference: referenceId === undefined ? undefined : find(kind, referenceId, file),
    timer: readTimer(element),
    condition: firstText(element, 'condition'),
    linkName: kind === 'link' ? element.attribute('name') : undefined,
    codeVariable: element.camunda('errorCodeVariable') ?? element.camunda('escalationCodeVariable'),
    messageVariable: element.camunda('errorMessageVariable'),
  };
}

function find(kind: EventKind, id: string, file: ProcessFile): RootDefinition | undefined {
  const localId = id.slice(id.indexOf(':') + 1);
  const maps = { message: file.messages, signal: file.signals, error: file.errors, escalation: file.escalations };
  const map = kind in maps ? maps[kind as keyof typeof maps] : undefined;
  return map?.get(id) ?? map?.get(localId);
}

function readTimer(element: XmlElement): TimerText | undefined {
  for (const kind of ['timeDate', 'timeDuration', 'timeCycle'] as const) {
    const [found] = element.elements(kind);
    if (found) return { kind, text: found.text.trim(), element: found };
  }
  return undefined;
}

export function readProperties(element: XmlElement): ReadonlyMap<string, string> {
  const properties = extensionOf(element, 'properties')?.camundaElements('property') ?? [];
  return new Map(properties.map((one) => [one.attribute('name') ?? '', one.attribute('value') ?? '']));
}

function extensionOf(element: XmlElement, tag: string): XmlElement | undefined {
  return element.elements('extensionElements')[0]?.camundaElements(tag)[0];
}

function firstText(element: XmlElement, tag: string): string | undefined {
  return element.elements(tag)[0]?.text.trim();
}
