import type { FuzzModel, FuzzNode, FuzzScope } from '../model/fuzz-model.ts';
import { scopesOf } from '../model/fuzz-model.ts';

/** A change that makes a model smaller, on a copy of its own; false when there is nothing to change. */
type Change = (model: FuzzModel) => boolean;

/** Makes every model that is one change smaller, the greatest changes first. Not all of them can be deployed. */
export function* smallerModels(model: FuzzModel): Generator<FuzzModel> {
  for (const change of changesOf(model)) {
    const copy = structuredClone(model);
    if (!change(copy)) continue;
    removeUnreachable(copy);
    yield { ...copy, usesDecision: JSON.stringify(copy).includes('businessRuleTask') };
  }
}

const FEATURES = ['loop', 'inputs', 'outputs', 'retryCycle', 'errorWhen', 'calls'] as const;
const KEPT = [
  'triggeredByEvent',
  'calledElement',
  'messageRef',
  'camunda:type',
  'camunda:topic',
  'camunda:decisionRef',
];
const KEPT_TOO = ['camunda:mapDecisionResult', 'camunda:resultVariable', 'camunda:expression'];

function* changesOf(model: FuzzModel): Generator<Change> {
  for (const [number] of model.processes.entries()) {
    yield (copy) => copy.processes.length > 1 && (copy.processes as unknown[]).splice(number, 1).length > 0;
  }
  const places = scopesOf(model).flatMap(({ scope }, at) => scope.nodes.map((node, index) => ({ node, at, index })));
  for (const { at, node } of places) yield (copy) => dropNode(scopeAt(copy, at), node.id);
  for (const { at, node } of places)
    if (node.inner !== undefined) yield (copy) => becomeTask(scopeAt(copy, at), node.id);
  for (const { at, node } of places) if (node.inner !== undefined) yield (copy) => unwrap(scopeAt(copy, at), node.id);
  for (const [at, { scope }] of scopesOf(model).entries()) {
    for (const [index, flow] of scope.flows.entries()) {
      yield (copy) => scopeAt(copy, at).flows.splice(index, 1).length > 0;
      if (flow.condition !== undefined || flow.isDefault) {
        yield (copy) => Boolean(scopeAt(copy, at).flows.splice(index, 1, { from: flow.from, to: flow.to }));
      }
    }
  }
  for (const { at, index, node } of places) yield* simplifications(node, (copy) => scopeAt(copy, at).nodes[index]);
}

function scopeAt(model: FuzzModel, at: number): FuzzScope {
  return scopesOf(model)[at]?.scope ?? { nodes: [], flows: [] };
}

function* simplifications(node: FuzzNode, find: (copy: FuzzModel) => FuzzNode | undefined): Generator<Change> {
  for (const feature of FEATURES) {
    if (node[feature] !== undefined)
      yield (copy) => delete (find(copy) as Record<string, unknown> | undefined)?.[feature];
  }
  for (const name of Object.keys(node.attributes ?? {})) {
    if ([...KEPT, ...KEPT_TOO].includes(name)) continue;
    yield (copy) => delete (find(copy)?.attributes as Record<string, unknown> | undefined)?.[name];
  }
  if (node.loop?.completionCondition !== undefined) {
    yield (copy) => delete (find(copy)?.loop as { completionCondition?: string } | undefined)?.completionCondition;
  }
  if (['endEvent', 'intermediateThrowEvent'].includes(node.tag) && node.event !== undefined) {
    yield (copy) => delete (find(copy) as { event?: unknown }).event;
  }
}

/** Takes a node out; what led to it leads to where it led. What hangs on it goes too. */
function dropNode(scope: FuzzScope, id: string): boolean {
  const node = scope.nodes.find((each) => each.id === id);
  if (node === undefined) return false;
  const after = scope.flows.filter(({ from, to }) => from === id && to !== id).map(({ to }) => to);
  const next = node.tag === 'startEvent' ? undefined : after[0];
  const flows = scope.flows.flatMap((flow) => {
    if (flow.from === id) return [];
    if (flow.to !== id) return [flow];
    return next === undefined ? [] : [{ ...flow, to: next }];
  });
  scope.flows.splice(0, scope.flows.length, ...flows);
  scope.nodes.splice(scope.nodes.indexOf(node), 1);
  return true;
}

/** A scope becomes a task that waits. */
function becomeTask(scope: FuzzScope, id: string): boolean {
  const at = scope.nodes.findIndex((each) => each.id === id);
  const node = scope.nodes[at];
  if (node === undefined || node.attributes?.triggeredByEvent === true) return false;
  scope.nodes[at] = { id, tag: 'userTask' };
  return true;
}

/** What is in a scope takes its place. */
function unwrap(scope: FuzzScope, id: string): boolean {
  const node = scope.nodes.find((each) => each.id === id);
  const inner = node?.inner;
  if (inner === undefined || node?.attributes?.triggeredByEvent === true) return false;
  const start = inner.nodes.find(({ tag }) => tag === 'startEvent');
  const end = inner.nodes.find(({ tag, event }) => tag === 'endEvent' && event === undefined);
  const first = inner.flows.find(({ from }) => from === start?.id)?.to;
  const after = scope.flows.find(({ from }) => from === id)?.to;
  if (first === undefined || start === undefined) return false;
  const outside = scope.flows.flatMap((flow) =>
    flow.from === id ? [] : [flow.to === id ? { ...flow, to: first } : flow],
  );
  const within = inner.flows
    .filter(({ from }) => from !== start.id)
    .map((flow) => (flow.to === end?.id && after !== undefined ? { ...flow, to: after } : flow));
  const nodes = inner.nodes.filter((each) => each !== start && (each !== end || after === undefined));
  scope.flows.splice(0, scope.flows.length, ...outside, ...within);
  scope.nodes.splice(0, scope.nodes.length, ...scope.nodes.filter((each) => each !== node), ...nodes);
  return true;
}

/** Takes out what no token reaches, boundary events without host, handlers without boundary event, empty scopes. */
function removeUnreachable(model: FuzzModel): void {
  for (const { scope } of scopesOf(model)) {
    const reached = reachedIn(scope);
    const nodes = scope.nodes.filter(({ id }) => reached.has(id));
    scope.nodes.splice(0, scope.nodes.length, ...nodes);
    scope.flows.splice(
      0,
      scope.flows.length,
      ...scope.flows.filter(({ from, to }) => reached.has(from) && reached.has(to)),
    );
  }
}

function reachedIn(scope: FuzzScope): Set<string> {
  const reached = new Set<string>();
  const reach = (node: FuzzNode) => {
    if (reached.has(node.id)) return;
    reached.add(node.id);
    const links = node.tag === 'intermediateThrowEvent' && node.event?.kind === 'link' ? node.event.of : undefined;
    for (const other of scope.nodes) {
      const isNext = scope.flows.some(({ from, to }) => from === node.id && to === other.id);
      const isHanging = other.attachedTo === node.id || other.handlerOf === node.id;
      const isLinked = links !== undefined && other.tag === 'intermediateCatchEvent' && other.event?.of === links;
      if (isNext || isHanging || isLinked) reach(other);
    }
  };
  for (const node of scope.nodes) {
    if (node.tag === 'startEvent' || node.attributes?.triggeredByEvent === true) reach(node);
  }
  return reached;
}
