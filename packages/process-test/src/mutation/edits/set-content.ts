import type { XmlElement } from '@stepwright/model/xml';
import { escapeXml } from './escape-xml.ts';
import type { TextEdit } from './text-edit.ts';

/** Gives an element that has content another text; a comment or a CDATA section inside of it goes. */
export function setContent(text: string, element: XmlElement, content: string): TextEdit {
  const end = text.lastIndexOf('</', element.end.offset - 1);
  return { start: element.place.offset, end, text: escapeXml(content) };
}
