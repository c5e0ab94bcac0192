import type { Rule } from '../../rule.ts';

/** C14 of the check table: contracts have no such types, mappings make them. */
export const variableSerialised: Rule = {
  name: 'variable-serialised',
  severity: 'warning',
  title: 'A mapping makes a list or a map, which the engine stores as a serialised Java object.',
  why: 'Workers in other languages cannot read it, engines refuse it where Java serialisation is forbidden, and operators see bytes.',
  cure: 'Set primitive variables, or let a task answer with a Json variable.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        const kept = node.implementation.kind === 'external' ? [...node.inputs, ...node.outputs] : node.outputs;
        for (const { name, element, isCollection } of kept) {
          if (!isCollection) continue;
          const message = `"${node.id}" sets "${name}" to a list or map, which becomes a serialised Java object`;
          report({ file: project.fileOf(process), element, subject: node, message });
        }
      }
    }
  },
};
