import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import { taskContractOf } from '../project/contracts-of.ts';
import type { Project } from '../project/project.ts';
import { remembered } from '../project/remembered.ts';
import { coreWrites, type Declaration, mayWriteAnything, outerWrites } from './declarations.ts';
import { expressionsOfNode, type ModelExpression } from './model-expressions.ts';

/** Where in the life of a node something is read. */
export type ReadPhase = 'before' | 'inputs' | 'work' | 'outputs' | 'after';

/** A variable that a node reads out of the scope around it. */
export interface VariableRead {
  readonly name: string;
  readonly node: FlowNode;
  readonly phase: ReadPhase;
  /** Whether the run fails without it; otherwise it is taken as null. */
  readonly isStrict: boolean;
  /** For messages: `the condition of the flow to "pay"`, `the input of the contract`. */
  readonly via: string;
  readonly expression: ModelExpression | undefined;
}

/** What a node does with variables of the scope around it. */
export interface VariableSteps {
  readonly reads: readonly VariableRead[];
  /** What the scope around it surely or maybe has once the node is done. */
  readonly writes: readonly Declaration[];
  /** Whether it may set variables that nobody declares. */
  readonly writesAnything: boolean;
}

const phases: Readonly<Record<ModelExpression['role'], ReadPhase>> = {
  'loop cardinality': 'before',
  'loop collection': 'before',
  'input mapping': 'inputs',
  topic: 'work',
  priority: 'work',
  assignment: 'work',
  date: 'work',
  timer: 'work',
  'called element': 'work',
  'call input': 'work',
  'call output': 'outputs',
  'business key': 'work',
  'event name': 'work',
  decision: 'work',
  code: 'work',
  'event condition': 'work',
  'error mapping': 'work',
  'output mapping': 'outputs',
  'completion condition': 'outputs',
  'flow condition': 'after',
};

/** What the nodes of a process read and write. */
export const variableStepsOf: (project: Project, process: ProcessGraph) => ReadonlyMap<FlowNode, VariableSteps> =
  remembered((project, process) => new Map(process.allNodes.map((node) => [node, stepsOf(project, node)])));

function stepsOf(project: Project, node: FlowNode): VariableSteps {
  const core = coreWrites(project, node);
  return {
    reads: [
      ...expressionsOfNode(node).flatMap(readsOfExpression),
      ...collectionRead(node),
      ...contractReads(project, node),
      ...callReads(node),
    ],
    // With output mappings the work's own variables still reach the process: only inputs are local.
    writes: [...core, ...outerWrites(node)],
    writesAnything: mayWriteAnything(project, node),
  };
}

function readsOfExpression(expression: ModelExpression): VariableRead[] {
  const { role, node, flow } = expression;
  const via = flow ? `the condition of the flow to "${flow.target.id}"` : `the ${role} of "${node.id}"`;
  // A conditional event waits until its variables are there. A call's output is an expression over the child's variables.
  if (role === 'call output') return [];
  const isStrict = role !== 'event condition';
  const base = { node, phase: phases[role], via, expression };
  return [
    ...expression.names.map(({ name }) => ({ ...base, name, isStrict })),
    ...expression.lenientNames.map((name) => ({ ...base, name, isStrict: false })),
  ];
}

/** `camunda:collection="items"` names the variable. */
function collectionRead(node: FlowNode): VariableRead[] {
  const name = node.loop?.collection;
  if (!name || /[$#]\{/.test(name)) return [];
  return [
    { name, node, phase: 'before', isStrict: true, via: `the collection of "${node.id}"`, expression: undefined },
  ];
}

function contractReads(project: Project, node: FlowNode): VariableRead[] {
  const task = taskContractOf(project, node);
  return Object.entries(task?.input ?? {}).map(([name, variable]) => ({
    name,
    node,
    phase: 'work' as const,
    isStrict: !(variable as { isOptional: boolean }).isOptional,
    via: `the input of "${task?.topic}"`,
    expression: undefined,
  }));
}

function callReads(node: FlowNode): VariableRead[] {
  return (node.call?.ins ?? [])
    .filter(({ source }) => source !== undefined)
    .map(({ source = '' }) => ({
      name: source,
      node,
      phase: 'work' as const,
      isStrict: false,
      via: `an input of the call "${node.id}"`,
      expression: undefined,
    }));
}
