import type { Rule } from '../../rule.ts';
import { nodeLabel } from '../flow-logic/node-label.ts';
import { diagramOf } from './diagram-of.ts';

/** E1 of the check table. */
export const diagramIncomplete: Rule = {
  name: 'diagram-incomplete',
  severity: 'warning',
  title: 'A node or a flow is not in the diagram.',
  why: 'The engine runs what nobody can see: modelling tools do not show it, and some drop it when the model is saved.',
  cure: 'Draw it, or remove it from the model.',
  check({ project, report }) {
    for (const process of project.processes) {
      const shown = new Set(diagramOf(process.file).flatMap((plane) => [...plane.shown]));
      if (shown.size === 0) continue;
      const parts = [...process.allNodes, ...process.allFlows];
      for (const part of parts) {
        if (part.id === '' || shown.has(part.id)) continue;
        const what = 'kind' in part ? part.kind : 'sequenceFlow';
        const message = `${nodeLabel(part)} (${what}) is not in the diagram`;
        report({ file: project.fileOf(process), element: part.element, subject: part, message });
      }
    }
  },
};
