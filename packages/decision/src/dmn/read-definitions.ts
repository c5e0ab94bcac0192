import { DecisionError } from '../decision-error.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { DecisionDefinition } from './decision-definition.ts';
import { dmnNamespaces } from './namespaces.ts';
import { readDecision } from './read-decision.ts';
import { attributeOf, checkContent, childrenNamed, idOf, type Reading, refuse } from './reading.ts';

/** The decisions of a file. */
export interface Definitions {
  readonly id: string;
  readonly name: string | undefined;
  readonly decisions: readonly DecisionDefinition[];
}

/** Elements that say nothing about a result. */
const withoutMeaning: ReadonlySet<string> = new Set([
  'description',
  'extensionElements',
  'inputData',
  'knowledgeSource',
  'textAnnotation',
  'association',
  'elementCollection',
  'performanceIndicator',
  'organizationUnit',
  'itemDefinition',
  'decision',
]);

/** Reads the root element and checks what holds between decisions. */
export function readDefinitions(root: XmlElement, fileName: string | undefined): Definitions {
  const reading: Reading = { fileName, namespace: root.namespace, language: root.attributes.get('expressionLanguage') };
  if (root.name !== 'definitions' || !dmnNamespaces.has(root.namespace)) {
    throw refuse(reading, 'DMN_STRUCTURE', root, `'${root.namespace}' is not DMN 1.1, 1.2 or 1.3`);
  }
  for (const child of root.children) {
    if (child.namespace === root.namespace && !withoutMeaning.has(child.name)) {
      throw refuse(reading, 'UNSUPPORTED_ELEMENT', child, 'it is not supported');
    }
  }
  checkContent(reading, root);
  attributeOf(reading, root, 'name');
  attributeOf(reading, root, 'namespace');
  checkIds(reading, root);
  const decisions = childrenNamed(reading, root, 'decision').map((decision) => readDecision(reading, decision));
  checkRequirements(reading, decisions);
  return { id: idOf(reading, root), name: root.attributes.get('name'), decisions };
}

function checkIds(reading: Reading, root: XmlElement): void {
  const seen = new Map<string, number>();
  const waiting = [root];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    const id = element.attributes.get('id');
    if (id !== undefined && element.namespace === reading.namespace) {
      const line = seen.get(id);
      if (line !== undefined) throw refuse(reading, 'DMN_DUPLICATE_ID', element, `line ${line} has the same id`);
      seen.set(id, element.line);
    }
    waiting.push(...element.children.toReversed());
  }
}

function checkRequirements(reading: Reading, decisions: readonly DecisionDefinition[]): void {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const finished = new Set<string>();
  const path: string[] = [];
  const visit = (decision: DecisionDefinition): void => {
    if (finished.has(decision.id)) return;
    path.push(decision.id);
    for (const { id, line } of decision.required) {
      const at = { fileName: reading.fileName, decisionId: decision.id, elementId: id, line };
      const place = `${reading.fileName ?? 'the DMN'} line ${line}, decision '${decision.id}'`;
      const required = byId.get(id);
      if (!required) throw new DecisionError('DMN_REQUIREMENT_UNKNOWN', `${place}: there is no decision '${id}'`, at);
      if (path.includes(id)) {
        throw new DecisionError(
          'DMN_REQUIREMENT_CYCLE',
          `${place}: it requires itself by ${[...path, id].join(' -> ')}`,
          at,
        );
      }
      if (path.length > 200) throw new DecisionError('DMN_TOO_DEEP', `${place}: requirements are deeper than 200`, at);
      visit(required);
    }
    path.pop();
    finished.add(decision.id);
  };
  for (const decision of decisions) visit(decision);
}
