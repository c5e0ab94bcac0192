import type { XmlElement } from '@stepwright/model/xml';
import type { Fix } from '../../rule.ts';

/** Puts a time to live where none is. The prefix must be bound to the namespace that the engine reads it from; without one there is no fix. */
export function timeToLiveFix(element: XmlElement | undefined, kind: 'bpmn' | 'dmn'): Fix | undefined {
  const uri = `http://camunda.org/schema/1.0/${kind}`;
  const prefix = element && prefixOf(element, uri);
  if (!element || !prefix || element.attributes.has(`${uri}:historyTimeToLive`)) return undefined;
  const at = element.start.offset + 1 + element.name.length;
  const attribute = `${prefix}:historyTimeToLive="P180D"`;
  return { title: `Add ${attribute}`, edits: [{ start: at, end: at, text: ` ${attribute}` }] };
}

function prefixOf(element: XmlElement, uri: string): string | undefined {
  return element.namespaces.prefixesOf(uri).find((prefix) => prefix !== '');
}
