import type { ProcessGraph, SequenceFlow } from '@stepwright/model/graph';
import type { JuelLiteral, JuelNode } from '@stepwright/model/juel';
import { juelChildren } from '@stepwright/model/juel';
import { evaluatedTexts } from '../model/evaluated-texts.ts';
import { expressionsIn } from '../model/expression-names.ts';

/** What one use of a variable says of its type. `isClosed`: another text would find no way on. */
export type Evidence =
  | { readonly kind: 'boolean' | 'number' | 'whole number' }
  | { readonly kind: 'text'; readonly text: string; readonly isClosed: boolean };

/** What a model proves of its variables, by name. */
export type EvidenceByName = ReadonlyMap<string, readonly Evidence[]>;

type Add = (name: string, evidence: Evidence) => void;

/** Collects how the expressions of a process use its variables. */
export function collectEvidence(process: ProcessGraph): EvidenceByName {
  const found = new Map<string, Evidence[]>();
  const add: Add = (name, evidence) => void found.set(name, [...(found.get(name) ?? []), evidence]);
  const flows = process.allFlows.filter(({ condition }) => condition !== undefined && condition.language === undefined);
  for (const flow of flows)
    for (const node of expressionsIn(flow.condition?.text ?? '')) fromCondition(node, flow, add);
  for (const { loop, event } of process.allNodes) {
    const conditions = [loop?.completionCondition, event?.condition];
    for (const node of conditions.flatMap((text) => expressionsIn(text ?? ''))) truth(node, add);
    for (const node of expressionsIn(loop?.cardinality ?? '')) {
      if (node.kind === 'identifier') add(node.name, { kind: 'whole number' });
    }
  }
  const conditions = new Set(flows.map(({ condition }) => condition?.text));
  for (const text of evaluatedTexts(process).filter((one) => !conditions.has(one.trim()))) {
    for (const node of expressionsIn(text)) fromComparisons(node, add);
  }
  return found;
}

/** A condition of a flow. One that asks for a text is closed when the gateway has no way but such flows, so that no other text goes on. */
function fromCondition(node: JuelNode, { source }: SequenceFlow, add: Add): void {
  const asked = askedText(node);
  if (asked === undefined) truth(node, add);
  else {
    const isClosed = source.kind === 'exclusiveGateway' && source.outgoing.every((flow) => asksFor(asked.name, flow));
    add(asked.name, { kind: 'text', text: asked.text, isClosed });
  }
}

function asksFor(name: string, { condition }: SequenceFlow): boolean {
  const [node, another] = condition?.language === undefined ? expressionsIn(condition?.text ?? '') : [];
  return node !== undefined && another === undefined && askedText(node)?.name === name;
}

/** `name == "text"` */
function askedText(node: JuelNode): { readonly name: string; readonly text: string } | undefined {
  const asked = node.kind === 'binary' && node.operator === '==' ? comparisonIn(node) : undefined;
  return asked?.literal.type === 'String' ? { name: asked.name, text: asked.literal.value } : undefined;
}

/** A part whose truth is asked. */
function truth(node: JuelNode, add: Add): void {
  if (node.kind === 'identifier') {
    add(node.name, { kind: 'boolean' });
    return;
  }
  const isLogic = node.kind === 'binary' && (node.operator === '&&' || node.operator === '||');
  if (isLogic || (node.kind === 'unary' && node.operator === '!')) {
    for (const child of juelChildren(node)) truth(child, add);
    return;
  }
  fromComparisons(node, add);
}

function fromComparisons(node: JuelNode, add: Add): void {
  const compared = node.kind === 'binary' ? comparisonIn(node) : undefined;
  if (compared) {
    const evidence = evidenceOf(compared.literal);
    if (evidence) add(compared.name, evidence);
    return;
  }
  if (node.kind === 'conditional') {
    truth(node.condition, add);
    for (const child of [node.yes, node.no]) fromComparisons(child, add);
    return;
  }
  for (const child of juelChildren(node)) fromComparisons(child, add);
}

function comparisonIn(
  node: Extract<JuelNode, { kind: 'binary' }>,
): { readonly name: string; readonly literal: JuelLiteral } | undefined {
  if (!['==', '!=', '<', '>', '<=', '>='].includes(node.operator)) return undefined;
  const { left, right } = node;
  if (left.kind === 'identifier' && right.kind === 'literal') return { name: left.name, literal: right.literal };
  if (right.kind === 'identifier' && left.kind === 'literal') return { name: right.name, literal: left.literal };
  return undefined;
}

function evidenceOf(literal: JuelLiteral): Evidence | undefined {
  switch (literal.type) {
    case 'Boolean':
      return { kind: 'boolean' };
    case 'Long':
    case 'Double':
      return { kind: 'number' };
    case 'String':
      return { kind: 'text', text: literal.value, isClosed: false };
    case 'Null':
      return undefined;
  }
}
