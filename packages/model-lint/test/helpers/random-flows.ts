import { wholeText } from './rule-example.ts';

/** A process without wait states and cycles whose ways are chosen by variables, one for each choice. */
export interface RandomFlows {
  readonly text: string;
  readonly nodeIds: readonly string[];
  /** The variables, each with the number of its values: they count from 0. */
  readonly choices: readonly { readonly name: string; readonly count: number }[];
}

const kinds = ['task', 'exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'parallelGateway'] as const;

/** Makes a process of any shape: splits and joins need not fit. The same numbers make the same process. */
export function randomFlows(random: () => number): RandomFlows {
  const below = (count: number): number => Math.floor(random() * count);
  const nodes = Array.from({ length: 4 + below(8) }, (_, index) => ({
    id: `node-${index}`,
    kind: kinds[below(kinds.length)] as (typeof kinds)[number],
    targets: [] as string[],
  }));
  nodes.forEach((node, index) => {
    for (let count = index === 0 ? 0 : 1 + below(2); count > 0; count -= 1) {
      // Near sources make deep processes, with joins that belong to splits.
      const source = nodes[Math.max(0, index - 1 - below(3))];
      if (source && source.targets.length < 3) source.targets.push(node.id);
    }
  });
  const choices = nodes.flatMap(({ id, kind, targets }) =>
    targets.length > 1 && (kind === 'exclusiveGateway' || kind === 'inclusiveGateway')
      ? [{ name: id.replace('-', ''), count: targets.length }]
      : [],
  );
  const elements = nodes.map(({ id, kind, targets }) => {
    if (targets.length === 0) return `<endEvent id="${id}" />`;
    const isChoice = choices.some(({ name }) => name === id.replace('-', ''));
    const flows = targets.map((target, index) => flowOf(id, kind, target, index, isChoice && index > 0));
    return `<${kind} id="${id}"${isChoice ? ` default="${id}-flow-0"` : ''} />\n${flows.join('\n')}`;
  });
  const process = `<startEvent id="start" />
<sequenceFlow id="first" sourceRef="start" targetRef="node-0" />
${elements.join('\n')}`;
  return { text: wholeText({ process }), nodeIds: nodes.map(({ id }) => id), choices };
}

/** An exclusive gateway takes the flow that its variable counts to; an inclusive one all up to it. */
function flowOf(source: string, kind: string, target: string, index: number, hasCondition: boolean): string {
  const operator = kind === 'exclusiveGateway' ? '==' : '>=';
  const condition = `<conditionExpression xsi:type="tFormalExpression">\${${source.replace('-', '')} ${operator} ${index}}</conditionExpression>`;
  return `<sequenceFlow id="${source}-flow-${index}" sourceRef="${source}" targetRef="${target}">${hasCondition ? condition : ''}</sequenceFlow>`;
}
