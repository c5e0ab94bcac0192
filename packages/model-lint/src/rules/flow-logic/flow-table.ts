import type { FlowNode, SequenceFlow } from '@stepwright/model/graph';
import type { JuelNode } from '@stepwright/model/juel';
import type { Project } from '../../project/project.ts';
import { conditionNode, variablesIn } from './condition-node.ts';
import { type ConditionValue, conditionValue } from './condition-value.ts';
import { type DomainValue, variableDomain } from './variable-domain.ts';

/** Which conditions hold for which values; values for which the engine fails are left out. */
export interface FlowTable {
  /** The flows with a condition, without the default flow, in the order in which the engine looks at them. */
  readonly flows: readonly SequenceFlow[];
  readonly variables: readonly string[];
  /** Whether a contract lists all the values there are. */
  readonly isDeclared: boolean;
  readonly rows: readonly FlowTableRow[];
}

export interface FlowTableRow {
  /** `status = "NEW"`, `count = more than 3`. */
  readonly label: string;
  /** Whether the condition of the flow at the same place holds. */
  readonly holds: readonly boolean[];
}

const variablesMax = 3;
const rowsMax = 1_000;

interface Conditions {
  readonly flows: readonly SequenceFlow[];
  readonly nodes: readonly JuelNode[];
  readonly variables: readonly string[];
}

/**
 * Evaluates the conditions of the flows that leave a node, for every value of their variables that makes a difference. Undefined when one of
 * them is more than comparisons of at most three variables with literals.
 */
export function flowTable(project: Project, node: FlowNode): FlowTable | undefined {
  const tables = known.get(project) ?? new Map<FlowNode, FlowTable | undefined>();
  known.set(project, tables);
  if (!tables.has(node)) tables.set(node, makeTable(project, node));
  return tables.get(node);
}

/** Several rules ask for the same tables. */
const known = new WeakMap<Project, Map<FlowNode, FlowTable | undefined>>();

function makeTable(project: Project, node: FlowNode): FlowTable | undefined {
  const conditions = readConditions(node);
  if (!conditions) return undefined;
  const { flows, nodes, variables } = conditions;
  const domains = variables.map((name) => variableDomain(project, node.scope.process, name, nodes));
  const combinations = combine(domains.map((domain) => domain?.values ?? []));
  if (domains.includes(undefined) || combinations.length === 0) return undefined;
  const rows = combinations.map((values) => rowOf(conditions, values));
  if (rows.includes('unknown')) return undefined;
  return {
    flows,
    variables,
    isDeclared: domains.every((domain) => domain?.source === 'contract'),
    rows: rows.filter((row) => typeof row === 'object'),
  };
}

function readConditions({ outgoing }: FlowNode): Conditions | undefined {
  const flows = outgoing.filter(({ condition, isDefault }) => condition && !isDefault);
  const read = flows.map(conditionNode);
  const nodes = read.filter((one) => one !== undefined);
  const variables = [...new Set(nodes.flatMap((one) => [...variablesIn(one)]))].sort();
  const isReadable = nodes.length === flows.length && variables.length > 0 && variables.length <= variablesMax;
  return isReadable ? { flows, nodes, variables } : undefined;
}

/** `fails` where a condition gives nothing: the engine fails there, whatever the other flows are. */
function rowOf({ nodes, variables }: Conditions, values: readonly DomainValue[]): FlowTableRow | 'unknown' | 'fails' {
  const known = new Map<string, ConditionValue>(
    variables.map((name, index) => [name, (values[index] as DomainValue).value]),
  );
  const results = nodes.map((node) => conditionValue(node, known));
  if (!results.every((result) => typeof result === 'boolean' || result === null)) return 'unknown';
  if (results.includes(null)) return 'fails';
  const label = variables.map((name, index) => `${name} = ${values[index]?.label}`).join(', ');
  return { label, holds: results.map((result) => result === true) };
}

/** Every choice of one value from each list; none when there are too many. */
function combine(lists: readonly (readonly DomainValue[])[]): readonly (readonly DomainValue[])[] {
  const count = lists.reduce((product, list) => product * list.length, 1);
  if (count > rowsMax) return [];
  return lists.reduce<readonly (readonly DomainValue[])[]>(
    (made, list) => made.flatMap((values) => list.map((value) => [...values, value])),
    [[]],
  );
}
