import type { XmlElement } from '@stepwright/model/xml';
import type { Compilation } from './compilation.ts';
import { reportUnsupported } from './unsupported.ts';

const instead = 'do the work in an external task, or in input and output mappings';

/** Reports execution listeners of an activity, a subprocess or a process: faulty ones as Camunda does, the others as unsupported. */
export function checkListeners({ problems }: Compilation, element: XmlElement): void {
  for (const listener of listenersOf(element)) {
    const event = listener.attribute('event');
    if (event === undefined || event.trim() === '') {
      problems.error("Attribute 'event' is mandatory on listener", listener, element.id);
    } else if (event !== 'start' && event !== 'end') {
      problems.error("Attribute 'event' must be one of {start|end}", listener, element.id);
    } else {
      checkListener({ problems }, listener, element.id);
    }
  }
}

/** Reports execution listeners of a sequence flow; their event is ignored. */
export function checkFlowListeners({ problems }: Compilation, element: XmlElement): void {
  for (const listener of listenersOf(element)) checkListener({ problems }, listener, element.id);
}

const taskEvents = ['create', 'assignment', 'complete', 'update', 'delete', 'timeout'];

/** Reports task listeners. */
export function checkTaskListeners({ problems }: Compilation, element: XmlElement): void {
  for (const listener of element.element('extensionElements')?.camundaElements('taskListener') ?? []) {
    const event = listener.attribute('event');
    if (event === undefined) problems.error("Attribute 'event' is mandatory on taskListener", element);
    else if (!taskEvents.includes(event)) {
      const message = "Attribute 'event' must be one of {create|assignment|complete|update|delete|timeout}";
      problems.error(message, element);
    } else if (hasImplementation(listener)) {
      reportUnsupported(problems, 'a task listener', listener, instead);
    } else {
      const message = "Element 'class', 'expression', 'delegateExpression' or 'script' is mandatory on taskListener";
      problems.error(message, listener, element.id);
    }
  }
}

function listenersOf(element: XmlElement): readonly XmlElement[] {
  return element.element('extensionElements')?.camundaElements('executionListener') ?? [];
}

function checkListener(
  { problems }: Pick<Compilation, 'problems'>,
  listener: XmlElement,
  ownerId: string | undefined,
): void {
  const implementation = ['class', 'expression', 'delegateExpression'].find((name) => listener.attributes.has(name));
  if (implementation !== undefined && implementation !== 'expression' && listener.attribute(implementation) === '') {
    problems.error(`Attribute '${implementation}' cannot be empty`, listener, ownerId);
  } else if (hasImplementation(listener)) {
    reportUnsupported(problems, 'an execution listener', listener, instead);
  } else {
    const message = "Element 'class', 'expression', 'delegateExpression' or 'script' is mandatory on executionListener";
    problems.error(message, listener, ownerId);
  }
}

function hasImplementation(listener: XmlElement): boolean {
  const names = ['class', 'expression', 'delegateExpression'];
  return names.some((name) => listener.attributes.has(name)) || listener.camundaElement('script') !== undefined;
}
