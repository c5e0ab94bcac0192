import type { ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import { topicOf } from '../../project/contracts-of.ts';
import { isConstant } from '../../project/is-constant.ts';
import type { Project, ProjectFile } from '../../project/project.ts';
import type { Rule } from '../../rule.ts';
import { camelCase } from './camel-case.ts';

/** J1 of the check table: names that generated code cannot tell apart. */
export const identifierCollision: Rule = {
  name: 'identifier-collision',
  severity: 'warning',
  title: 'Two ids, topics or names become the same identifier in code.',
  why: 'Generated code can have only one of them, and people who read logs take one for the other.',
  cure: 'Rename one of them so that they differ in more than case and punctuation.',
  check({ project, report }) {
    for (const names of [...elementIds(project), processKeys(project), topics(project), messages(project)]) {
      const firstByIdentifier = new Map<string, Name>();
      const seen = new Set<string>();
      for (const name of names) {
        if (name.text === '' || seen.has(name.text)) continue;
        seen.add(name.text);
        const identifier = camelCase(name.text);
        const first = firstByIdentifier.get(identifier);
        if (!first) firstByIdentifier.set(identifier, name);
        if (!first || identifier === '') continue;
        const { what, text, file, element } = name;
        const message = `the ${what} "${text}" and "${first.text}" both become the identifier "${identifier}"`;
        const related = [{ file: first.file, element: first.element, message: `the ${what} "${first.text}"` }];
        report({ file, element, message, related });
      }
    }
  },
};

/** A text that becomes an identifier, with the place where it stands. */
interface Name {
  readonly what: 'element id' | 'process id' | 'topic' | 'message';
  readonly text: string;
  readonly file: ProjectFile;
  readonly element: XmlElement;
}

/** By process: each has a scope of its own. */
function elementIds(project: Project): readonly (readonly Name[])[] {
  return project.processes.map((process) =>
    process.allNodes.map(({ id, element }) => nameOf(project, process, element, 'element id', id)),
  );
}

function processKeys(project: Project): readonly Name[] {
  return project.processes.map((process) => nameOf(project, process, process.element, 'process id', process.id));
}

function topics(project: Project): readonly Name[] {
  return project.processes.flatMap((process) =>
    process.allNodes.map((node) => nameOf(project, process, node.element, 'topic', topicOf(node) ?? '')),
  );
}

function messages(project: Project): readonly Name[] {
  return project.files.flatMap((file) =>
    [...(file.model?.messages.values() ?? [])].flatMap(({ name = '', element }) =>
      isConstant(name) ? [{ what: 'message' as const, text: name, file, element }] : [],
    ),
  );
}

function nameOf(project: Project, process: ProcessGraph, element: XmlElement, what: Name['what'], text: string): Name {
  return { what, text, file: project.fileOf(process), element };
}
