import { createProject, type Finding, lintProject } from '@stepwright/model-lint';
import { Writer } from 'moddle-xml';

/** What bpmnlint hands to a rule: an element of moddle. */
export interface ModdleElement {
  readonly $type: string;
  readonly id?: string;
}

const known = new WeakMap<ModdleElement, readonly Finding[]>();

/**
 * Lints a model as it would be saved. bpmnlint runs its rules one after the other without a pause, so what the first one found serves them
 * all; a modeler changes the same tree afterwards, so it is forgotten then.
 */
export function lintDefinitions(definitions: ModdleElement): readonly Finding[] {
  const found = known.get(definitions) ?? lint(definitions);
  if (!known.has(definitions)) {
    known.set(definitions, found);
    queueMicrotask(() => known.delete(definitions));
  }
  return found;
}

function lint(definitions: ModdleElement): readonly Finding[] {
  const text = new Writer({ preamble: true, format: true }).toXML(definitions);
  const files = [{ fileName: 'model.bpmn', content: new TextEncoder().encode(text) }];
  return lintProject(createProject({ files })).findings;
}
