import type { ProcessFile } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';

/** The messages, signals, errors and escalations of a file. */
export function rootDefinitionsOf({ messages, signals, errors, escalations }: ProcessFile): readonly XmlElement[] {
  return [messages, signals, errors, escalations].flatMap((map) => [...map.values()].map(({ element }) => element));
}
