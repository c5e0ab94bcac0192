import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { codePlacesOf } from './code-places.ts';

/** A5 of the check table. */
export const codeInModel: Rule = {
  name: 'code-in-model',
  severity: 'warning',
  title: 'A model runs code inside of the engine, although work belongs into external tasks.',
  why: 'It runs in the transaction and the memory of the engine, is neither typed nor tested with a contract, and must be deployed together with the engine: a fault in it stops more than this one task.',
  cure: 'Make it an external task with a topic and do the work in a worker; or allow code by `codeInModels: true` in the policy.',
  check({ project, report }) {
    if (project.policy.codeInModels) return;
    for (const process of project.processes) {
      const owners: readonly (ProcessGraph | FlowNode)[] = [process, ...process.allNodes];
      for (const owner of owners) {
        for (const { element, what } of codePlacesOf(owner)) {
          const message = `the model runs ${what}`;
          const isInFlow = element.parent?.tag === 'sequenceFlow' || element.parent?.parent?.tag === 'sequenceFlow';
          report({ file: project.fileOf(process), element, ...(isInFlow ? {} : { subject: owner }), message });
        }
      }
    }
  },
};
