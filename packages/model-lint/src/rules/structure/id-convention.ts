import type { ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import type { Rule } from '../../rule.ts';
import { rootDefinitionsOf } from './root-definitions-of.ts';

/** E6 of the check table; it needs `idPattern` of the policy. */
export const idConvention: Rule = {
  name: 'id-convention',
  severity: 'warning',
  title: 'An id does not match the pattern of the project.',
  why: 'Ids are in the history, in incidents, in tests and in migrations of running instances; those that a tool has made up say nothing and change when an element is drawn anew.',
  cure: 'Give the element an id by the pattern, before the first instance is running.',
  check({ project, report }) {
    const { idPattern } = project.policy;
    if (idPattern === undefined) return;
    const pattern = new RegExp(idPattern, 'u');
    for (const file of project.files) {
      if (!file.model) continue;
      const executable = file.model.processes.filter(({ isExecutable }) => isExecutable);
      for (const element of [...executable.flatMap(elementsOf), ...rootDefinitionsOf(file.model)]) {
        const { id } = element;
        if (id === undefined || pattern.test(id)) continue;
        report({ file, element, message: `the id "${id}" does not match ${idPattern}` });
      }
    }
  },
};

function elementsOf({ element, allNodes, allFlows }: ProcessGraph): readonly XmlElement[] {
  return [element, ...allNodes.map((node) => node.element), ...allFlows.map((flow) => flow.element)];
}
