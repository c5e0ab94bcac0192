import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DecisionDefinition, ExpressionText } from './dmn/decision-definition.ts';

/**
 * A sha256 in hex for every decision, of what decides: expressions, types, names of outputs, hit policy, order of rules and the required
 * decisions. Ids, labels, annotations, diagrams and the layout of the XML do not count.
 */
export function fingerprintDecisions(decisions: readonly DecisionDefinition[]): ReadonlyMap<string, string> {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const fingerprints = new Map<string, string>();
  const fingerprintOf = (decision: DecisionDefinition): string => {
    const known = fingerprints.get(decision.id);
    if (known !== undefined) return known;
    const required = decision.required.flatMap(({ id }) => byId.get(id) ?? []).map(fingerprintOf);
    const content = JSON.stringify([contentOf(decision), required]);
    const fingerprint = bytesToHex(sha256(utf8ToBytes(content)));
    fingerprints.set(decision.id, fingerprint);
    return fingerprint;
  };
  for (const decision of decisions) fingerprintOf(decision);
  return fingerprints;
}

function contentOf({ logic }: DecisionDefinition): unknown {
  if (logic.kind === 'literalExpression') {
    return ['literalExpression', logic.variable.name ?? null, logic.variable.typeRef ?? null, textOf(logic.expression)];
  }
  return [
    'decisionTable',
    logic.hitPolicy,
    logic.aggregator ?? null,
    logic.inputs.map(({ expression, typeRef, inputVariable }) => [
      textOf(expression),
      typeRef ?? null,
      inputVariable ?? null,
    ]),
    logic.outputs.map(({ name, typeRef }) => [name ?? null, typeRef ?? null]),
    logic.rules.map(({ tests, outputs }) => [tests.map(textOf), outputs.map(textOf)]),
  ];
}

function textOf({ text }: ExpressionText): string {
  return (text ?? '').trim();
}
