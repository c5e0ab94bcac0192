import type { Rule } from '../../rule.ts';
import { isLeftOut } from '../flow-logic/node-kinds.ts';
import { nodeLabel } from '../flow-logic/node-label.ts';

const kinds: Readonly<Record<string, string>> = {
  complexGateway: 'a complex gateway',
  adHocSubProcess: 'an ad-hoc subprocess',
};

/** E1 of the check table. When flows lead to one of them, the engine refuses the model. */
export const elementIgnored: Rule = {
  name: 'element-ignored',
  severity: 'warning',
  title: 'The engine leaves out complex gateways and ad-hoc subprocesses.',
  why: 'It writes a warning into its log and goes on as if the element was not there: nothing in it is ever done.',
  cure: 'Use an inclusive gateway, or a subprocess with a start event.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        if (!isLeftOut(node)) continue;
        const message = `the engine leaves out ${nodeLabel(node)}: it is ${kinds[node.kind] ?? node.kind}`;
        report({ file: project.fileOf(process), element: node.element, message });
      }
    }
  },
};
