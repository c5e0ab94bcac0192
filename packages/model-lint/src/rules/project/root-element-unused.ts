import type { XmlElement } from '@stepwright/model/xml';
import type { ProjectFile } from '../../project/project.ts';
import type { Fix, Rule } from '../../rule.ts';

/** J1 of the check table: definitions that are left over. */
export const rootElementUnused: Rule = {
  name: 'root-element-unused',
  severity: 'info',
  title: 'A message, signal, error or escalation is defined and never used.',
  why: 'It does nothing. Readers take it for a part of the process, and the next event may pick it by mistake.',
  cure: 'Remove it.',
  check({ project, report }) {
    for (const file of project.files) {
      if (!file.model) continue;
      const used = referencesIn(file.model.root);
      for (const element of file.model.root.children) {
        if (!['message', 'signal', 'error', 'escalation'].includes(element.tag)) continue;
        if (element.id === undefined || used.has(element.id)) continue;
        const message = `nothing refers to the ${element.tag} "${element.id}"`;
        report({ file, element, message, fix: removalOf(file, element) });
      }
    }
  },
};

/** Every attribute and text that may be a reference, as it stands and without its prefix. */
function referencesIn(root: XmlElement): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    for (const [name, value] of element.attributes) if (name !== 'id') addReference(found, value);
    if (element.children.length === 0) addReference(found, element.text);
    open.push(...element.children);
  }
  return found;
}

function addReference(found: Set<string>, value: string): void {
  const reference = value.trim();
  found.add(reference);
  found.add(reference.slice(reference.indexOf(':') + 1));
}

/** Takes the element out with the white space before it. */
function removalOf({ text }: ProjectFile, element: XmlElement): Fix {
  const from = element.start.offset;
  const before = /[ \t]*\r?\n?[ \t]*$/.exec(text.slice(Math.max(0, from - 200), from));
  const start = from - (before?.[0].length ?? 0);
  return {
    title: `Removes the ${element.tag} "${element.id}".`,
    edits: [{ start, end: element.end.offset, text: '' }],
  };
}
