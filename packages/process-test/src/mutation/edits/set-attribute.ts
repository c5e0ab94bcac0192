import type { XmlElement } from '@stepwright/model/xml';
import { escapeXml } from './escape-xml.ts';
import type { TextEdit } from './text-edit.ts';

const attributePattern = /\s([^\s=<>/"']+)\s*=\s*("[^"]*"|'[^']*')/g;

/**
 * Gives an attribute of an element another value, between the quotes that it has; one that is not there is added.
 *
 * @param key the name as {@link XmlElement.attributes} has it
 */
export function setAttribute(text: string, element: XmlElement, key: string, value: string): TextEdit {
  const { offset } = element.start;
  const name = element.attributeName(key);
  const tag = text.slice(offset, element.place.offset);
  const found = [...tag.matchAll(attributePattern)].find((match) => match[1] === name);
  if (!found) {
    const at = offset + 1 + element.name.length;
    return { start: at, end: at, text: ` ${name}="${escapeXml(value, '"')}"` };
  }
  const quoted = found[2] as string;
  const end = offset + found.index + found[0].length - 1;
  return { start: end - quoted.length + 2, end, text: escapeXml(value, quoted[0]) };
}
