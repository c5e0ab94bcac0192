import { type XmlElement, XmlRepetitionFault } from '@stepwright/model/xml';

/**
 * What ends the parsing at once, where Camunda's parser meets an exception that it does not expect: a text that is no expression, an
 * element that occurs twice, something that an earlier problem left undefined. The problems found so far are reported; without any, the
 * message of the fault is.
 */
export class EngineFault extends Error {
  override readonly name: string = 'EngineFault';
  /** What was being compiled, for people; Camunda itself does not say. */
  element: XmlElement | undefined;

  constructor(message: string, options: { readonly cause?: unknown; readonly element?: XmlElement } = {}) {
    super(message, options);
    this.element = options.element;
  }
}

/** Runs a step of the compiler; a fault that does not know where it happened gets this element. */
export function faultsAt<T>(element: XmlElement, step: () => T): T {
  try {
    return step();
  } catch (fault) {
    if (fault instanceof XmlRepetitionFault) throw new EngineFault(fault.message, { cause: fault, element });
    if (fault instanceof EngineFault) fault.element ??= element;
    throw fault;
  }
}
