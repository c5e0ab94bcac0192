import type { XmlElement } from '@stepwright/model/xml';

/** What says how the jobs of an element are tried again, in any namespace: the engine still reads the one that it came from. */
export function retryCyclesOf(element: XmlElement): readonly XmlElement[] {
  const cycles = element.elements('extensionElements').flatMap((one) => one.elements('failedJobRetryTimeCycle'));
  return cycles.filter(({ text }) => text.trim() !== '');
}
