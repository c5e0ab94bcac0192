import type { XmlElement } from '@stepwright/model/xml';
import type { Problems } from '../problems.ts';
import { schemaInstanceNamespace } from './schema-names.ts';

const diagramNamespace = 'http://www.omg.org/spec/BPMN/20100524/DI';

/**
 * Refuses an `xsi:schemaLocation` that says where the schema of diagrams is: Camunda's parser then fetches that one in the place of its own,
 * from the network, and fails. Hints for other namespaces do no harm, nor does
 * one without an address.
 */
export function checkSchemaHints(root: XmlElement, problems: Problems): void {
  const hints = root.attribute(`${schemaInstanceNamespace}:schemaLocation`)?.trim().split(/\s+/) ?? [];
  const isElsewhere = hints.some(
    (hint, at) => at % 2 === 0 && hint === diagramNamespace && /^\w+:/.test(hints[at + 1] ?? ''),
  );
  if (!isElsewhere) return;
  const message = `src-resolve: Cannot resolve the name 'bpmndi:BPMNDiagram' to a(n) 'element declaration' component.`;
  problems.schemaError(message, root);
}
