import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { ProcessUnderTest } from '../process-under-test.ts';
import type { Passage, RunHistory } from '../run/run-history.ts';
import { type CoverageItem, conditionId, itemKey, type ProcessCoverage } from './coverage-item.ts';
import { isLink } from './find-routes.ts';
import { type InferredFlows, inferFlows } from './infer-flows.ts';
import { errorId, listTargets, ruleId } from './list-targets.ts';
import { mergeCoverage } from './merge-coverage.ts';
import { isBody, nodeOf } from './scope-run.ts';

type Hits = Map<string, number>;

/**
 * Counts what one run covered. Only what the history proves is counted: a node when it was entered, a timer when it fired, an error when its
 * worker raised it, a rule when it matched. Sequence flows leave no trace and are inferred from the passages; where two ways are possible,
 * neither counts. A link event and the boundary event of a compensation leave none either: they count as what follows them.
 *
 * @throws {ProcessTestError} FILE_UNREADABLE for a `.dmn` file that is no XML.
 *
 * @example
 * const coverage = coverRun(subject, (await runScenario(subject, scenario, { engine })).history);
 */
export function coverRun(subject: ProcessUnderTest, history: RunHistory): ProcessCoverage {
  const hits: Hits = new Map();
  for (const graph of subject.graphs) coverProcess(graph, history.passages, hits);
  for (const { process, element, code } of history.raised) {
    add(hits, { process, kind: 'errors', id: errorId(element, code) });
  }
  // The history does not tell who asked for a decision; each rule is an item of one process only.
  const matched = history.decisions.flatMap(({ decision, ruleIds }) => ruleIds.map((rule) => ruleId(decision, rule)));
  for (const { id: process } of subject.graphs) {
    for (const id of matched) add(hits, { process, kind: 'rules', id });
  }
  const items = listTargets(subject).map((target) => ({ ...target, hits: hits.get(itemKey(target)) ?? 0 }));
  return { process: subject.contract.key, items };
}

/**
 * Counts what several runs covered together; of none, that nothing was.
 *
 * @throws {ProcessTestError} FILE_UNREADABLE for a `.dmn` file that is no XML.
 */
export function coverRuns(subject: ProcessUnderTest, histories: readonly RunHistory[]): ProcessCoverage {
  const nothing = coverRun(subject, { passages: [], raised: [], decisions: [] });
  return mergeCoverage(nothing, ...histories.map((history) => coverRun(subject, history)));
}

function coverProcess(graph: ProcessGraph, passages: readonly Passage[], hits: Hits): void {
  const process = graph.id;
  const own = Map.groupBy(
    passages.filter((passage) => passage.process === process && !isBody(passage)),
    ({ element }) => nodeOf(element),
  );
  const inferred = inferFlows(graph, passages);
  for (const node of graph.allNodes) {
    const entered = own.get(node.id) ?? [];
    add(hits, { process, kind: 'nodes', id: node.id }, entered.length + countTraceless(node, own, inferred));
    add(hits, { process, kind: 'timers', id: node.id }, entered.filter((passage) => hasFired(node, passage)).length);
  }
  for (const [flow, count] of inferred.taken) add(hits, { process, kind: 'flows', id: flow.id }, count);
  for (const [flow, count] of inferred.held)
    add(hits, { process, kind: 'conditions', id: conditionId(flow.id, true) }, count);
  for (const [flow, count] of inferred.failed)
    add(hits, { process, kind: 'conditions', id: conditionId(flow.id, false) }, count);
}

/** An intermediate event is entered when it begins to wait; the others are, when they fire. */
function hasFired({ kind }: FlowNode, { endedAtMs, isCanceled }: Passage): boolean {
  return kind !== 'intermediateCatchEvent' || (endedAtMs !== undefined && !isCanceled);
}

/** How often a node was passed that leaves no trace in the history of an engine. */
function countTraceless(
  node: FlowNode,
  passages: ReadonlyMap<string, readonly Passage[]>,
  { taken }: InferredFlows,
): number {
  const sum = (flows: FlowNode['incoming']) => flows.reduce((all, flow) => all + (taken.get(flow) ?? 0), 0);
  if (isLink(node))
    return node.kind === 'intermediateThrowEvent'
      ? sum(node.incoming)
      : Math.max(0, ...node.outgoing.map((flow) => taken.get(flow) ?? 0));
  if (node.kind !== 'boundaryEvent' || node.event?.kind !== 'compensate') return 0;
  return handlersOf(node).reduce((all, handler) => all + (passages.get(handler)?.length ?? 0), 0);
}

/** The activities that undo what a boundary event is on. */
function handlersOf({ id, scope }: FlowNode): readonly string[] {
  return scope.element
    .elements('association')
    .filter((association) => association.attribute('sourceRef') === id)
    .map((association) => association.attribute('targetRef') ?? '');
}

function add(hits: Hits, item: Pick<CoverageItem, 'process' | 'kind' | 'id'>, count = 1): void {
  const key = itemKey(item);
  hits.set(key, (hits.get(key) ?? 0) + count);
}
