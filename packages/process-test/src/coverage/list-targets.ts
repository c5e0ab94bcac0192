import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import type { ProcessUnderTest } from '../process-under-test.ts';
import { isEvaluated, waysOf } from './count-conditions.ts';
import { type CoverageItem, type CoverageKind, conditionId } from './coverage-item.ts';
import { decisionRules } from './decision-rules.ts';

/** What can be covered, with what it is in the model. */
export interface CoverageTarget extends Omit<CoverageItem, 'hits'> {
  readonly kind: CoverageKind;
}

/** Lists everything that can be covered in the processes of the files. What has no id cannot be told apart, and is left out. */
export function listTargets(subject: ProcessUnderTest): readonly CoverageTarget[] {
  const rules = new Set<string>();
  return subject.graphs.flatMap((graph) => {
    const own = ruleTargets(graph, subject).filter(({ id }) => !rules.has(id));
    for (const { id } of own) rules.add(id);
    return [...graphTargets(graph, subject), ...own].filter(({ element }) => element !== '');
  });
}

function graphTargets(graph: ProcessGraph, subject: ProcessUnderTest): readonly CoverageTarget[] {
  const target = (kind: CoverageKind, id: string, element: XmlElement): CoverageTarget =>
    targetAt({ process: graph.id, kind, id, file: graph.file.fileName }, element);
  return [
    ...graph.allNodes.map(({ id, element }) => target('nodes', id, element)),
    ...graph.allFlows.map(({ id, element }) => target('flows', id, element)),
    ...graph.allFlows
      .filter(isEvaluated)
      .flatMap((flow) => waysOf(flow).map((way) => target('conditions', conditionId(flow.id, way), flow.element))),
    ...graph.allNodes.flatMap((node) =>
      declaredErrors(node, subject).map((code) => target('errors', errorId(node.id, code), node.element)),
    ),
    ...graph.allNodes.filter(isTimer).map(({ id, element }) => target('timers', id, element)),
  ];
}

function ruleTargets(graph: ProcessGraph, { files }: ProcessUnderTest): readonly CoverageTarget[] {
  return decisionRules(graph, files).map(({ decision, id, file, element }) =>
    targetAt({ process: graph.id, kind: 'rules', id: ruleId(decision, id), file }, element),
  );
}

function targetAt(
  head: Pick<CoverageItem, 'process' | 'kind' | 'id' | 'file'>,
  { id = '', start }: XmlElement,
): CoverageTarget {
  return { ...head, element: id, line: start.line, column: start.column };
}

/** The errors that a worker of this element may raise, by the contract of its topic. */
function declaredErrors({ implementation }: FlowNode, { contract }: ProcessUnderTest): readonly string[] {
  if (implementation.kind !== 'external') return [];
  const task = contract.tasks.find(({ topic }) => topic === implementation.topic);
  return task?.errors.map(({ code }) => code) ?? [];
}

/** Timers that wait in an instance; the one that starts a process belongs to no run of it. */
function isTimer({ event, kind, scope }: FlowNode): boolean {
  return event?.kind === 'timer' && (kind !== 'startEvent' || scope.owner !== undefined);
}

/** Names an error of an element. */
export function errorId(element: string, code: string): string {
  return `${element}!${code}`;
}

/** Names a rule of a decision. */
export function ruleId(decision: string, rule: string): string {
  return `${decision}#${rule}`;
}
