import type { XmlElement } from '@stepwright/model/xml';
import type { Project, ProjectFile } from '../project/project.ts';

/** Says where elements of a project begin, by file and id. Each file is searched once, when it is first asked for. */
export function findPlaces(
  project: Project,
): (file: string, elementId: string) => { readonly line: number; readonly column: number } | undefined {
  const known = new Map<string, ReadonlyMap<string, XmlElement>>();
  return (fileName, elementId) => {
    let elements = known.get(fileName);
    if (!elements) {
      elements = elementsOf(project.files.find((file) => file.fileName === fileName));
      known.set(fileName, elements);
    }
    return elements.get(elementId)?.start;
  };
}

function elementsOf(file: ProjectFile | undefined): ReadonlyMap<string, XmlElement> {
  const found = new Map<string, XmlElement>();
  const root = file?.model?.root ?? file?.decisionDocument?.root;
  const open = root ? [root] : [];
  for (let element = open.pop(); element; element = open.pop()) {
    if (element.id !== undefined && !found.has(element.id)) found.set(element.id, element);
    open.push(...element.children.toReversed());
  }
  return found;
}
