import type { XmlElement } from '@stepwright/model/xml';
import type { Compilation } from './compilation.ts';
import { requireExpression } from './compile-expression.ts';
import type { ActivityDraft } from './draft.ts';
import { EngineFault } from './engine-fault.ts';
import { readFields } from './fields.ts';
import { faultOfScriptElement } from './scripts.ts';
import { readTimer } from './timers.ts';
import { reportUnsupported } from './unsupported.ts';

const instead = 'do the work in an external task, or in input and output mappings';

/** Reports execution listeners of an activity, a subprocess or a process: faulty ones as Camunda does, the others as unsupported. */
export function checkListeners(compilation: Compilation, element: XmlElement): void {
  const { problems } = compilation;
  for (const listener of listenersOf(element)) {
    const event = listener.attribute('event');
    if (event === undefined || event.trim() === '') {
      problems.error("Attribute 'event' is mandatory on listener", listener, element.id);
    } else if (event !== 'start' && event !== 'end') {
      problems.error("Attribute 'event' must be one of {start|end}", listener, element.id);
    } else {
      checkListener(compilation, listener, element.id);
    }
  }
}

/** Reports execution listeners of a sequence flow; their event is ignored. */
export function checkFlowListeners(compilation: Compilation, element: XmlElement): void {
  for (const listener of listenersOf(element)) checkListener(compilation, listener, element.id);
}

const taskEvents = ['create', 'assignment', 'complete', 'update', 'delete', 'timeout'];

/** Reports task listeners: faulty ones as Camunda does, the others as unsupported. */
export function checkTaskListeners(compilation: Compilation, element: XmlElement, draft: ActivityDraft): void {
  const { problems } = compilation;
  for (const listener of element.element('extensionElements')?.camundaElements('taskListener') ?? []) {
    const event = listener.attribute('event');
    if (event === undefined) problems.error("Attribute 'event' is mandatory on taskListener", element);
    else if (!taskEvents.includes(event)) {
      const message = "Attribute 'event' must be one of {create|assignment|complete|update|delete|timeout}";
      problems.error(message, element);
    } else {
      if (event === 'timeout') checkTimeout(compilation, listener, draft);
      checkTaskListener(compilation, listener, element.id);
    }
  }
}

function checkTimeout(compilation: Compilation, listener: XmlElement, draft: ActivityDraft): void {
  const { problems } = compilation;
  if (listener.id === undefined) {
    problems.error("Element 'id' is mandatory on taskListener of type 'timeout'", listener, draft.id);
  }
  const timer = listener.element('timerEventDefinition');
  if (timer) {
    readTimer(compilation, timer, draft);
    return;
  }
  const message = "Element 'timerEventDefinition' is mandatory on taskListener of type 'timeout'";
  problems.error(message, listener, draft.id);
  throw new EngineFault(message);
}

function checkTaskListener(compilation: Compilation, listener: XmlElement, ownerId: string | undefined): void {
  const { problems } = compilation;
  const kind = listenerCodes.find((name) => listener.attributes.has(name));
  if (kind !== undefined) checkCode(compilation, listener, kind);
  else if (!hasScript(compilation, listener, ownerId, 'taskListener')) return;
  reportUnsupported(problems, 'a task listener', listener, instead);
}

function listenersOf(element: XmlElement): readonly XmlElement[] {
  return element.element('extensionElements')?.camundaElements('executionListener') ?? [];
}

function checkListener(compilation: Compilation, listener: XmlElement, ownerId: string | undefined): void {
  const { problems } = compilation;
  const kind = listenerCodes.find((name) => listener.attributes.has(name));
  if (kind !== undefined && kind !== 'expression' && listener.attribute(kind) === '') {
    problems.error(`Attribute '${kind}' cannot be empty`, listener, ownerId);
    return;
  }
  if (kind !== undefined) checkCode(compilation, listener, kind);
  else if (!hasScript(compilation, listener, ownerId, 'executionListener')) return;
  reportUnsupported(problems, 'an execution listener', listener, instead);
}

/** What a listener may run besides a script, in the order in which Camunda looks for it. */
const listenerCodes = ['class', 'expression', 'delegateExpression'] as const;

/** An expression must parse, and what runs Java has fields. */
function checkCode(compilation: Compilation, listener: XmlElement, kind: (typeof listenerCodes)[number]): void {
  if (kind !== 'class') requireExpression(listener.attribute(kind) ?? '', listener);
  if (kind !== 'expression') readFields(compilation, listener);
}

/** Whether a listener has a script that is in order; reports it otherwise. */
function hasScript(
  compilation: Compilation,
  listener: XmlElement,
  ownerId: string | undefined,
  kind: 'taskListener' | 'executionListener',
): boolean {
  const { problems } = compilation;
  const script = listener.camundaElement('script');
  if (!script) {
    const message = `Element 'class', 'expression', 'delegateExpression' or 'script' is mandatory on ${kind}`;
    problems.error(message, listener, ownerId);
    return false;
  }
  const fault = faultOfScriptElement(compilation, script);
  if (fault !== undefined) problems.error(fault, script, ownerId);
  return fault === undefined;
}
