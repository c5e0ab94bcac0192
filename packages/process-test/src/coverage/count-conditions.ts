import type { FlowNode, SequenceFlow } from '@stepwright/model/graph';
import type { Explanation } from './explanation.ts';
import type { ScopeRun } from './scope-run.ts';
import type { Token } from './token.ts';

/** Both ways of one condition in one scope. */
export interface ConditionCount {
  readonly flow: SequenceFlow;
  readonly held: number;
  readonly failed: number;
}

/** Whether the engine ever evaluates the condition of a flow: not that of a default flow, and not behind gateways that take all or wait. */
export function isEvaluated({ condition, isDefault, source }: SequenceFlow): boolean {
  return condition !== undefined && !isDefault && !['parallelGateway', 'eventBasedGateway'].includes(source.kind);
}

/**
 * The ways that the condition of a flow can go. Where an exclusive gateway has no default flow, the last one must hold: otherwise there is no way
 * out, the engine refuses what led there, and no history tells of it.
 */
export function waysOf(flow: SequenceFlow): readonly boolean[] {
  const { kind, defaultFlow, outgoing } = flow.source;
  const mustHold = kind === 'exclusiveGateway' && !defaultFlow && outgoing.filter(isEvaluated).at(-1) === flow;
  return mustHold && outgoing.every(isEvaluated) ? [true] : [true, false];
}

/**
 * Counts the ways of conditions. An exclusive gateway evaluates its flows in the order of the file without the default flow, and stops at the
 * first that holds; an inclusive gateway and an activity evaluate all of theirs (Camunda's `ExclusiveGatewayActivityBehavior`,
 * `InclusiveGatewayActivityBehavior` and `BpmnActivityBehavior.performOutgoingBehavior`).
 */
export function countConditions(run: ScopeRun, explanation: Explanation): readonly ConditionCount[] {
  return run.scope.flows.filter(isEvaluated).map((flow) => ({
    flow,
    held: explanation.leastUses(new Set([flow])),
    failed:
      flow.source.kind === 'exclusiveGateway'
        ? explanation.leastUses(new Set(takenAfter(flow)))
        : countNotTaken(flow, run, explanation),
  }));
}

/** The flows that an exclusive gateway takes only after this one's condition did not hold. */
function takenAfter(flow: SequenceFlow): readonly SequenceFlow[] {
  const { outgoing } = flow.source;
  return outgoing.filter((other, index) => other.isDefault || index > outgoing.indexOf(flow));
}

/**
 * A flow whose target never began was not taken, unless something ended the scope before, or the target is still to be begun by a job. When the
 * default flow was taken, no condition held.
 */
function countNotTaken(flow: SequenceFlow, run: ScopeRun, { tokens: all, certain, open }: Explanation): number {
  const used = new Set(certain.values());
  const leavings = Map.groupBy(
    all.filter(({ routes }) => routes[0]?.source === flow.source),
    ({ passage }) => passage,
  );
  const didNotHold = (tokens: readonly Token[]): boolean => {
    if (tokens.some((token) => used.has(token) && token.routes.every(({ flows }) => flows[0].isDefault))) return true;
    const own = tokens.filter(({ routes }) => routes.some(({ flows }) => flows[0] === flow));
    const isOut = own.length > 0 && own.every((token) => !used.has(token) && !open.has(token));
    return isOut && tokens.some((token) => used.has(token)) && isSettled(run, own);
  };
  return [...leavings.values()].filter(didNotHold).length;
}

/** Whether these tokens would have begun something by now, had they been sent. */
function isSettled({ steps, owner }: ScopeRun, tokens: readonly Token[]): boolean {
  const isUndisturbed = steps.every(({ node, passage }) => {
    if (node.kind === 'endEvent' && node.event && node.event.kind !== 'message') return false;
    if (node.isEventSubprocess && startOf(node)?.isInterrupting !== false) return false;
    return !passage.isCanceled || node.kind === 'eventBasedGateway';
  });
  const hasEnded = owner?.endedAtMs !== undefined && !owner.isCanceled;
  const mayWaitForJob = tokens.some(({ routes }) =>
    routes.some(({ source, target }) => source.isAsyncAfter || isBegunByJob(target)),
  );
  return isUndisturbed && (hasEnded || !mayWaitForJob);
}

function startOf({ inner }: FlowNode): FlowNode | undefined {
  return inner?.nodes.find(({ kind }) => kind === 'startEvent');
}

function isBegunByJob({ isAsyncBefore, loop }: FlowNode): boolean {
  const inLoop = loop?.element.camunda('asyncBefore') ?? loop?.element.camunda('async') ?? 'false';
  return isAsyncBefore || inLoop !== 'false';
}
