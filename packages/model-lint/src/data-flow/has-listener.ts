import type { ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';

/** Whether code of an application listens to an element, so that it may read and write every variable. */
export function hasListener({ element }: { readonly element: XmlElement }): boolean {
  return element
    .elements('extensionElements')
    .some((one) => one.camundaElements('executionListener').length + one.camundaElements('taskListener').length > 0);
}

/** Whether code listens to a process itself or to one of its flows; its nodes are looked at one by one. */
export function hasListenerAround(process: ProcessGraph): boolean {
  return hasListener(process) || process.allFlows.some(hasListener);
}
