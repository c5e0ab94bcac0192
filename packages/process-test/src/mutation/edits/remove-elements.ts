import type { ProcessFile } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import type { TextEdit } from './text-edit.ts';

/** What connects two elements, and goes with either. */
const connections = new Set(['sequenceFlow', 'association', 'messageFlow']);
/** What names an element in its text. */
const mentions = new Set(['incoming', 'outgoing', 'flowNodeRef']);

/**
 * Removes elements with all that would then refer to nothing: flows and associations from and to them, mentions in nodes and lanes, and
 * their parts of the diagram, without which an engine refuses the model.
 */
export function removeElements({ text, root }: ProcessFile, elements: readonly XmlElement[]): readonly TextEdit[] {
  const all = withDescendants(root);
  const removed = new Set(elements.flatMap(withDescendants));
  for (let size = 0; size < removed.size; ) {
    size = removed.size;
    const ids = new Set([...removed].map(({ id }) => id).filter((id) => id !== undefined));
    for (const element of all.filter((one) => !removed.has(one) && refersTo(one, ids))) {
      for (const one of withDescendants(drawnWhole(element))) removed.add(one);
    }
  }
  const outermost = [...removed].filter(({ parent }) => !parent || !removed.has(parent));
  return outermost.map((element) => removal(text, element));
}

/** Takes one element out of a text, with its lines when nothing else stands on them. */
export function removal(text: string, element: XmlElement): TextEdit {
  const { offset: start } = element.start;
  const { offset: end } = element.end;
  const before = /(?:^|[\r\n])([ \t]*)$/.exec(text.slice(Math.max(0, start - 500), start));
  const after = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(end, end + 500));
  if (!before || !after) return { start, end, text: '' };
  return { start: start - (before[1] ?? '').length, end: end + after[0].length, text: '' };
}

function withDescendants(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(withDescendants)];
}

function refersTo(element: XmlElement, ids: ReadonlySet<string>): boolean {
  const names = (attribute: string): boolean => ids.has(element.attribute(attribute) ?? '');
  if (connections.has(element.tag)) return names('sourceRef') || names('targetRef');
  if (mentions.has(element.tag)) return ids.has(element.text.trim());
  return names('bpmnElement');
}

/** The plane of a collapsed subprocess is all that is in its diagram. */
function drawnWhole(element: XmlElement): XmlElement {
  return element.tag === 'BPMNPlane' && element.parent ? element.parent : element;
}
