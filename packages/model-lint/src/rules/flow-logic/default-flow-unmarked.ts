import type { FlowNode, SequenceFlow } from '@stepwright/model/graph';
import type { Fix, Rule } from '../../rule.ts';
import { flowLabel, nodeLabel } from './node-label.ts';
import { readNodes } from './splitting-nodes.ts';

/** E2 of the check table: the engine assumes the flow to be the default flow, with a warning in its log, but takes it in the order of the file. */
export const defaultFlowUnmarked: Rule = {
  name: 'default-flow-unmarked',
  severity: 'warning',
  title: 'An exclusive gateway has a flow without a condition that is not marked as its default flow.',
  why: 'The engine goes through the flows in the order of the file and takes this one as soon as it comes to it: conditions of later flows are never looked at.',
  cure: 'Mark the flow as the default flow of the gateway.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of readNodes(process)) {
        const flow = unmarkedFlow(node);
        if (!flow) continue;
        const hidden = node.outgoing.slice(node.outgoing.indexOf(flow) + 1);
        const effect =
          hidden.length > 0
            ? `: ${hidden.map(flowLabel).join(', ')} can never be taken`
            : ': it works only as long as it stands last';
        const message = `${flowLabel(flow)} leaves ${nodeLabel(node)} without a condition and is not its default flow${effect}`;
        const fix = fixOf(node, flow);
        report({ file: project.fileOf(process), element: flow.element, message, ...(fix && { fix }) });
      }
    }
  },
};

function unmarkedFlow({ kind, outgoing, element }: FlowNode): SequenceFlow | undefined {
  if (kind !== 'exclusiveGateway' || outgoing.length < 2 || element.attribute('default') !== undefined)
    return undefined;
  const bare = outgoing.filter(({ condition }) => !condition);
  return bare.length === 1 ? bare[0] : undefined;
}

function fixOf({ element }: FlowNode, { id }: SequenceFlow): Fix | undefined {
  if (!/^[\w.-]+$/.test(id)) return undefined;
  const at = element.start.offset + 1 + element.name.length;
  return { title: `Mark "${id}" as the default flow.`, edits: [{ start: at, end: at, text: ` default="${id}"` }] };
}
