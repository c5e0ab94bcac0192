import type { XmlElement } from '../xml/xml-element.ts';
import type { DecisionDefinition, LiteralDefinition } from './decision-definition.ts';
import { camundaNamespace } from './namespaces.ts';
import { readTable, readText } from './read-table.ts';
import {
  attributeOf,
  checkChildren,
  checkContent,
  childNamed,
  childrenNamed,
  idOf,
  type Reading,
  refuse,
} from './reading.ts';

const head = ['description?', 'extensionElements?', 'question?', 'allowedAnswers?', 'variable?'];
const requirements = ['informationRequirement*', 'knowledgeRequirement*', 'authorityRequirement*'];
const notes = [
  'supportedObjective*',
  'impactedPerformanceIndicator*',
  'decisionMaker*',
  'decisionOwner*',
  'usingProcess*',
  'usingTask*',
];
const boxed = ['context', 'invocation', 'functionDefinition', 'relation', 'list'];

/** Reads a decision with its logic and what it requires. */
export function readDecision(reading: Reading, decision: XmlElement): DecisionDefinition {
  const logic = decision.children.find(({ name }) => boxed.includes(name));
  if (logic)
    throw refuse(
      reading,
      'UNSUPPORTED_ELEMENT',
      logic,
      'the engine evaluates decision tables and literal expressions only',
    );
  checkChildren(reading, decision, [...head, ...requirements, ...notes, 'decisionTable?', 'literalExpression?']);
  const knowledge = childNamed(reading, decision, 'knowledgeRequirement');
  if (knowledge)
    throw refuse(reading, 'UNSUPPORTED_ELEMENT', knowledge, 'the engine does not evaluate business knowledge models');
  return {
    id: idOf(reading, decision),
    name: attributeOf(reading, decision, 'name'),
    historyTimeToLive: decision.foreign.get(`{${camundaNamespace}}historyTimeToLive`),
    versionTag: decision.foreign.get(`{${camundaNamespace}}versionTag`),
    line: decision.line,
    required: childrenNamed(reading, decision, 'informationRequirement').flatMap((requirement) =>
      readRequirement(reading, requirement),
    ),
    logic: readLogic(reading, decision),
  };
}

function readLogic(reading: Reading, decision: XmlElement): DecisionDefinition['logic'] {
  const table = childNamed(reading, decision, 'decisionTable');
  const literal = childNamed(reading, decision, 'literalExpression');
  if (table && literal)
    throw refuse(reading, 'DMN_STRUCTURE', decision, 'it has a decision table and a literal expression');
  if (table) return readTable(reading, table);
  if (!literal) throw refuse(reading, 'DMN_STRUCTURE', decision, 'it has no decision table and no literal expression');
  return readLiteral(reading, decision, literal);
}

function readLiteral(reading: Reading, decision: XmlElement, literal: XmlElement): LiteralDefinition {
  const variable = childNamed(reading, decision, 'variable');
  if (!variable)
    throw refuse(reading, 'DMN_STRUCTURE', decision, 'a literal expression needs a variable for its result');
  checkContent(reading, variable);
  return {
    kind: 'literalExpression',
    variable: {
      id: variable.attributes.get('id') ?? idOf(reading, decision),
      label: undefined,
      name: attributeOf(reading, variable, 'name'),
      typeRef: variable.attributes.get('typeRef'),
    },
    expression: readText(reading, literal),
  };
}

function readRequirement(reading: Reading, requirement: XmlElement): { id: string; line: number }[] {
  checkChildren(reading, requirement, ['description?', 'extensionElements?', 'requiredDecision?', 'requiredInput?']);
  const decision = childNamed(reading, requirement, 'requiredDecision');
  const input = childNamed(reading, requirement, 'requiredInput');
  if ((decision === undefined) === (input === undefined)) {
    throw refuse(reading, 'DMN_STRUCTURE', requirement, 'it needs either a requiredDecision or a requiredInput');
  }
  if (!decision) return [];
  checkContent(reading, decision);
  const href = decision.attributes.get('href') ?? '';
  if (!href.startsWith('#') || href.length === 1) {
    throw refuse(
      reading,
      'DMN_REQUIREMENT_UNKNOWN',
      decision,
      `'${href}' names no decision of this file: write href="#id"`,
    );
  }
  return [{ id: href.slice(1), line: decision.line }];
}
