import type { XmlElement } from '@stepwright/model/xml';
import type { LintPolicy } from '../../project/policy.ts';
import type { Rule } from '../../rule.ts';

/** Namespaces of extensions by how they begin, with the engine that reads them. Camunda 7 and those made from it still read Activiti's. */
const namespaces: readonly { readonly begins: string; readonly engine: string }[] = [
  { begins: 'http://operaton.org/schema/1.0/', engine: 'Operaton' },
  { begins: 'http://camunda.org/schema/zeebe/', engine: 'Camunda 8' },
  { begins: 'http://flowable.org/', engine: 'Flowable' },
];
const engineNames = { 'camunda-7': 'Camunda 7', operaton: 'Operaton', 'cib-seven': 'CIB seven' } as const;

/** I6 of the check table: extensions that the engine does not read. */
export const engineNamespace: Rule = {
  name: 'engine-namespace',
  severity: 'error',
  title: 'An element has extensions in the namespace of another engine.',
  why: 'The engine takes the model and ignores them: the mapping, the retries or the form that they state do not exist at run time.',
  cure: 'Write them in the namespace `http://camunda.org/schema/1.0/bpmn`, or set `engine` of the policy to the engine that the model is for.',
  check({ project, report }) {
    const engine = project.policy.engine ?? 'camunda-7';
    for (const file of project.files) {
      if (!file.model?.processes.some(({ isExecutable }) => isExecutable)) continue;
      for (const { element, names, from } of foreignExtensions(file.model.root, engine)) {
        const message = `${engineNames[engine]} ignores ${names.join(', ')} of ${from}`;
        report({ file, element, message });
      }
    }
  },
};

interface ForeignExtensions {
  readonly element: XmlElement;
  readonly names: readonly string[];
  readonly from: string;
}

function foreignExtensions(root: XmlElement, engine: NonNullable<LintPolicy['engine']>): readonly ForeignExtensions[] {
  const foreign = namespaces.filter((one) => one.engine !== engineNames[engine]);
  const found: ForeignExtensions[] = [];
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    const at = element;
    const own = foreign.find(({ begins }) => at.uri.startsWith(begins));
    // What is inside of a foreign element is foreign too, and said once.
    if (own) {
      if (!hasTwin(at)) found.push({ element, names: [element.name], from: own.engine });
      continue;
    }
    for (const { begins, engine: from } of foreign) {
      const names = [...element.attributes.keys()].filter((key) => key.startsWith(begins) && !isSaidTwice(at, key));
      if (names.length > 0) found.push({ element, names: names.map((name) => at.attributeName(name)), from });
    }
    open.push(...element.children);
  }
  return found;
}

/** A model for two engines says everything in both namespaces. */
function isSaidTwice(element: XmlElement, key: string): boolean {
  return element.camunda(key.slice(key.lastIndexOf(':') + 1)) !== undefined;
}

function hasTwin({ parent, tag }: XmlElement): boolean {
  return (parent?.camundaElements(tag).length ?? 0) > 0;
}
