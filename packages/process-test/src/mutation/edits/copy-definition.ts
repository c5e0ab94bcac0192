import type { ProcessFile, RootDefinition } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import { setAttribute } from './set-attribute.ts';
import { applyEdits, type TextEdit } from './text-edit.ts';

/**
 * Puts a copy of a message, signal, error or escalation behind it, with another name or code: so one event can refer to the copy, and
 * whoever shares the definition keeps it. The content of the definition is not copied, as ids in it would be there twice.
 */
export function copyDefinition(
  { text }: ProcessFile,
  { element }: RootDefinition,
  changes: Readonly<Record<string, string>>,
): TextEdit {
  const edits = Object.entries(changes).map(([key, value]) => setAttribute(text, element, key, value));
  const { offset } = element.start;
  const tag = applyEdits(
    text.slice(offset, element.place.offset),
    edits.map((edit) => ({ ...edit, start: edit.start - offset, end: edit.end - offset })),
  );
  const at = element.end.offset;
  return { start: at, end: at, text: `${lineBreakBefore(text, element)}${tag.replace(/\s*\/?>$/, '/>')}` };
}

/** An id that begins with another and that the file does not have. */
export function freeId({ text }: ProcessFile, id: string): string {
  let free = `${id}-mutant`;
  while (text.includes(free)) free += '-mutant';
  return free;
}

/** A name or code that begins with another and that the file does not have, so that nobody else in it means the same. */
export function freeName({ text }: ProcessFile, name: string): string {
  let free = `${name}_CHANGED`;
  while (text.includes(free)) free += '_CHANGED';
  return free;
}

/** The line break and the blanks before an element; empty when it does not begin its line. */
function lineBreakBefore(text: string, { start }: XmlElement): string {
  return /(?:\r\n|\r|\n)[ \t]*$/.exec(text.slice(Math.max(0, start.offset - 500), start.offset))?.[0] ?? '';
}
