import { DecisionError, type DecisionErrorCode } from '../decision-error.ts';

const depthMax = 60;
const elementsMax = 200_000;
const knownEntity = /^&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});/;
const opaque = [
  { open: '<!--', close: '-->' },
  { open: '<![CDATA[', close: ']]>' },
  { open: '<?', close: '?>' },
] as const;

/** What is refused before anything else looks at a text. */
export interface XmlLimits {
  readonly fileName: string | undefined;
  readonly bytesMax: number;
}

/**
 * Goes over the text once, before the parser does, and gives the line of every opening tag in order. Refuses XML that is too large, too deep, or has
 * a DOCTYPE or entities of its own.
 * @throws DecisionError `DMN_TOO_LARGE`, `DMN_TOO_DEEP`, `DMN_DOCTYPE`, `DMN_ENTITY`
 */
export function checkXml(xml: string, { fileName, bytesMax }: XmlLimits): readonly number[] {
  const refuse = (code: DecisionErrorCode, what: string, at: number): DecisionError => {
    const line = lineAt(xml, at);
    return new DecisionError(code, `${fileName ?? 'the DMN'} line ${line}: ${what}`, { fileName, line });
  };
  if (xml.length > bytesMax || new TextEncoder().encode(xml).length > bytesMax) {
    throw refuse('DMN_TOO_LARGE', `the file is larger than ${bytesMax} bytes: split it or raise bytesMax`, 0);
  }
  const lines: number[] = [];
  let depth = 0;
  let line = 1;
  let newline = xml.indexOf('\n');
  let entity = xml.indexOf('&');
  const checkEntities = (to: number): void => {
    for (; entity !== -1 && entity < to; entity = xml.indexOf('&', entity + 1)) {
      const seen = xml.slice(entity, entity + 12);
      if (knownEntity.test(seen)) continue;
      throw refuse('DMN_ENTITY', `'${seen}' is no entity of XML itself`, entity);
    }
  };
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at)) {
    checkEntities(at);
    const section = opaque.find(({ open }) => xml.startsWith(open, at));
    if (section) {
      const close = xml.indexOf(section.close, at + section.open.length);
      at = close === -1 ? xml.length : close + section.close.length;
      entity = entity === -1 || entity >= at ? entity : xml.indexOf('&', at);
      continue;
    }
    if (/^<!DOCTYPE/i.test(xml.slice(at, at + 9)))
      throw refuse('DMN_DOCTYPE', 'a DOCTYPE is not accepted: remove it', at);
    const end = tagEnd(xml, at);
    checkEntities(end);
    if (xml[at + 1] === '/') depth -= 1;
    else {
      for (; newline !== -1 && newline < at; newline = xml.indexOf('\n', newline + 1)) line += 1;
      lines.push(line);
      if (xml[end - 1] !== '/') depth += 1;
    }
    if (depth > depthMax) throw refuse('DMN_TOO_DEEP', `elements are nested deeper than ${depthMax}`, at);
    if (lines.length > elementsMax) throw refuse('DMN_TOO_LARGE', `there are more than ${elementsMax} elements`, at);
    at = end;
  }
  return lines;
}

/** The line of an offset, counted from 1. */
export function lineAt(xml: string, offset: number): number {
  let line = 1;
  for (let at = xml.indexOf('\n'); at !== -1 && at < offset; at = xml.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Where a tag ends; a `>` in quotes does not end it. */
function tagEnd(xml: string, start: number): number {
  for (let at = start + 1; at < xml.length; at += 1) {
    const character = xml[at];
    if (character === '>') return at;
    if (character !== '"' && character !== "'") continue;
    const close = xml.indexOf(character, at + 1);
    if (close === -1) return xml.length;
    at = close;
  }
  return xml.length;
}
