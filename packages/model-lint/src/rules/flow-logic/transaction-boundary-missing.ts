import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import { camundaNamespace } from '@stepwright/model/xml';
import type { Fix, Rule } from '../../rule.ts';
import { nodeLabel } from './node-label.ts';
import { readNodes } from './splitting-nodes.ts';
import { stepKindOf } from './step-kind.ts';

/** E7 of the check table. */
export const transactionBoundaryMissing: Rule = {
  name: 'transaction-boundary-missing',
  severity: 'warning',
  title: 'Code, a decision or an expression runs in the transaction of whoever completes the step before.',
  why: 'When it fails, the completed user task or the received message is rolled back with it: the person or the sender sees the error of a step that is not theirs, and there is neither a retry nor an incident.',
  cure: 'Set `camunda:asyncBefore="true"` on what may fail: then the completion is saved first, and a job does the rest with retries.',
  check({ project, report }) {
    for (const process of project.processes) {
      const file = project.fileOf(process);
      for (const { node, path } of exposedNodes(process)) {
        const [first] = path;
        if (!first) continue;
        const fix = fixOf(node, file.text);
        const message = `${nodeLabel(node)} runs in the transaction that ${nodeLabel(first)} is completed in`;
        const related = [{ file, element: first.element, message: 'this is rolled back when it fails' }];
        report({ file, element: node.element, message, path: path.map(({ id }) => id), related, ...(fix && { fix }) });
      }
    }
  },
};

interface ExposedNode {
  readonly node: FlowNode;
  readonly path: readonly FlowNode[];
}

const failing = new Set([
  'class',
  'delegateExpression',
  'connector',
  'mail',
  'shell',
  'expression',
  'script',
  'decision',
]);

/** Walks on from every completion by somebody else, as far as the same transaction goes; each node is visited once. */
function exposedNodes(process: ProcessGraph): readonly ExposedNode[] {
  const cameFrom = new Map<FlowNode, FlowNode>();
  const open: FlowNode[] = [];
  const go = (from: FlowNode, targets: readonly FlowNode[]): void => {
    for (const target of targets) {
      if (cameFrom.has(target) || target.isAsyncBefore) continue;
      cameFrom.set(target, from);
      open.push(target);
    }
  };
  const completed = readNodes(process).filter(isCompletedByOthers);
  for (const node of completed) if (!node.isAsyncAfter) go(node, stepsAfter(node));
  // The list grows while it is walked.
  for (const at of open) {
    const step = stepKindOf(at);
    if (step === 'enters') go(at, startsOf(at));
    else if (step !== 'waits' && at.kind !== 'callActivity' && !at.isAsyncAfter) go(at, stepsAfter(at));
  }
  const exposed = [...cameFrom.keys()].filter(({ implementation }) => failing.has(implementation.kind));
  return exposed.map((node) => ({ node, path: pathTo(node, cameFrom, new Set(completed)) }));
}

/** A job does the rest behind a timer, and a worker's own client repeats its completion. */
function isCompletedByOthers({ kind, event }: FlowNode): boolean {
  if (kind === 'userTask' || kind === 'receiveTask') return true;
  const isCatching = kind === 'intermediateCatchEvent' || kind === 'boundaryEvent';
  return isCatching && (event?.kind === 'message' || event?.kind === 'signal' || event?.kind === 'conditional');
}

/** Where a token goes on: along the flows, and behind the last node of a subprocess along the flows of that. */
function stepsAfter(node: FlowNode): readonly FlowNode[] {
  for (let at: FlowNode | undefined = node; at; at = at.scope.owner) {
    if (at !== node && (at.isAsyncAfter || at.isEventSubprocess || at.loop)) return [];
    if (at.outgoing.length > 0) return at.outgoing.map(({ target }) => target);
  }
  return [];
}

function startsOf({ inner, loop }: FlowNode): readonly FlowNode[] {
  return loop ? [] : (inner?.nodes.filter(({ kind }) => kind === 'startEvent') ?? []);
}

function pathTo(
  node: FlowNode,
  cameFrom: ReadonlyMap<FlowNode, FlowNode>,
  completed: ReadonlySet<FlowNode>,
): readonly FlowNode[] {
  const path = [node];
  for (let at = cameFrom.get(node); at; at = cameFrom.get(at)) {
    path.unshift(at);
    if (completed.has(at)) break;
  }
  return path;
}

/** Sets the attribute where the file has a prefix for it and does not say otherwise already. */
function fixOf({ element }: FlowNode, text: string): Fix | undefined {
  const stated = element.camunda('asyncBefore') ?? element.camunda('async');
  const prefix = /xmlns:([\w.-]+)\s*=\s*["']http:\/\/camunda\.org\/schema\/1\.0\/bpmn["']/.exec(text)?.[1];
  if (stated !== undefined || prefix === undefined || element.namespaces.get(prefix) !== camundaNamespace)
    return undefined;
  const at = element.start.offset + 1 + element.name.length;
  const edits = [{ start: at, end: at, text: ` ${prefix}:asyncBefore="true"` }];
  return { title: 'Let a job run it, with a save point before.', edits };
}
