import { checkDeployment, type DeploymentFinding } from '@stepwright/local-engine/check-deployment';
import type { XmlElement } from '@stepwright/model/xml';
import { lintXmlLimits } from '../../project/create-project.ts';
import type { ProjectFile } from '../../project/project.ts';

/** Why an engine refuses a file, with the element that it is about where that can be found. */
export interface Refusal {
  readonly finding: DeploymentFinding;
  readonly element: XmlElement | undefined;
}

const known = new WeakMap<ProjectFile, readonly Refusal[]>();

/** Why Camunda 7.24 refuses a file; each file is deployed once, however many rules ask. */
export function refusalsOf(file: ProjectFile): readonly Refusal[] {
  const refusals = known.get(file) ?? findRefusals(file);
  known.set(file, refusals);
  return refusals;
}

function findRefusals(file: ProjectFile): readonly Refusal[] {
  const { refusals } = checkDeployment({ name: file.fileName, content: file.content }, lintXmlLimits);
  if (refusals.length === 0) return [];
  const byPlace = elementsByPlace(file);
  return refusals.map((finding) => ({ finding, element: byPlace.get(placeKey(finding)) }));
}

function elementsByPlace({ model, decisionDocument }: ProjectFile): ReadonlyMap<string, XmlElement> {
  const root = model?.root ?? decisionDocument?.root;
  const byPlace = new Map<string, XmlElement>();
  const open = root ? [root] : [];
  for (let element = open.pop(); element; element = open.pop()) {
    byPlace.set(placeKey(element.start), element);
    open.push(...element.children);
  }
  return byPlace;
}

function placeKey({ line, column }: { readonly line: number; readonly column: number }): string {
  return `${line}:${column}`;
}
