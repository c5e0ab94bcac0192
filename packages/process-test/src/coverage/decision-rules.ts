import type { ProcessGraph } from '@stepwright/model/graph';
import { readXml, type XmlElement } from '@stepwright/model/xml';
import { ProcessTestError } from '../process-test-error.ts';
import type { ModelFile } from '../process-under-test.ts';

/** A rule of a decision table. */
export interface DecisionRule {
  readonly decision: string;
  readonly id: string;
  readonly file: string;
  readonly element: XmlElement;
}

interface Decision {
  readonly id: string;
  readonly file: string;
  readonly element: XmlElement;
}

/**
 * Lists the rules of the decision tables that a process calls, and of those that they ask in turn. A decision whose name is an expression, or
 * that is in none of the files, has none.
 *
 * @throws {ProcessTestError} FILE_UNREADABLE for a `.dmn` file that is no XML.
 */
export function decisionRules(graph: ProcessGraph, files: readonly ModelFile[]): readonly DecisionRule[] {
  const decisions = new Map(
    files.filter(isDecisionFile).flatMap((file) => readDecisions(file).map((one) => [one.id, one])),
  );
  const open = graph.allNodes.flatMap(({ implementation }) =>
    implementation.kind === 'decision' ? [implementation.decision.decisionRef ?? ''] : [],
  );
  const called = new Set<Decision>();
  for (const id of open) {
    const decision = decisions.get(id);
    if (!decision || called.has(decision)) continue;
    called.add(decision);
    open.push(...requiredBy(decision));
  }
  return [...called].flatMap(rulesOf);
}

function isDecisionFile({ name }: ModelFile): boolean {
  return /\.dmn(11\.xml)?$/.test(name);
}

function readDecisions({ name, content }: ModelFile): readonly Decision[] {
  try {
    const { root } = readXml(new TextEncoder().encode(content));
    return root.elements('decision').map((element) => ({ id: element.id ?? '', file: name, element }));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ProcessTestError('FILE_UNREADABLE', `${name} cannot be read: ${reason}`, { cause });
  }
}

function requiredBy({ element }: Decision): readonly string[] {
  return element
    .elements('informationRequirement')
    .flatMap((requirement) => requirement.elements('requiredDecision'))
    .map((required) => (required.attribute('href') ?? '').replace(/^#/, ''));
}

function rulesOf({ id: decision, file, element }: Decision): readonly DecisionRule[] {
  return element
    .elements('decisionTable')
    .flatMap((table) => table.elements('rule'))
    .map((rule) => ({ decision, id: rule.id ?? '', file, element: rule }));
}
