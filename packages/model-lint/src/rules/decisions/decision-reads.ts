import { freeNames } from '@stepwright/decision/syntax';
import type { XmlElement } from '@stepwright/model/xml';
import type { Project, ProjectDecision } from '../../project/project.ts';
import type { DecisionLogic, FeelText } from './decision-logic.ts';
import { readLogic } from './read-logic.ts';

/** A variable that a decision reads from outside. */
export interface DecisionRead {
  readonly name: string;
  readonly decision: ProjectDecision;
  /** Where it is read first. */
  readonly element: XmlElement;
  /** The type that the engine converts it to, where it is an input as it stands. */
  readonly typeRef: string | undefined;
}

// Owns what was found of each decision, as many tasks may ask the same one. A decision belongs to one project and never changes.
const known = new WeakMap<ProjectDecision, readonly DecisionRead[] | undefined>();

/**
 * What a decision and those that it requires read of the process; undefined when one of them cannot be looked at. The outputs of a required decision
 * are variables of the one that requires it.
 */
export function readsOf(project: Project, decision: ProjectDecision): readonly DecisionRead[] | undefined {
  if (!known.has(decision)) known.set(decision, findReads(project, decision));
  return known.get(decision);
}

function findReads(project: Project, decision: ProjectDecision): readonly DecisionRead[] | undefined {
  const required = requiredDecisions(project, decision);
  if (!required) return undefined;
  const logics = required.map(readLogic);
  const names = new Set(logics.flatMap((logic) => (logic ? outputNames(logic) : [])));
  const reads = logics.flatMap((logic) => (logic ? readsOfLogic(logic) : []));
  return logics.includes(undefined) ? undefined : reads.filter(({ name }) => !names.has(name));
}

/** The decision and all that it requires, each once; undefined when one of them is not in the project. */
function requiredDecisions(project: Project, decision: ProjectDecision): readonly ProjectDecision[] | undefined {
  const found = new Set([decision]);
  for (const one of found) {
    for (const { href } of requirementsOf(one.element)) {
      const next = project.decisions.get(href.replace('#', ''));
      if (!next) return undefined;
      found.add(next);
    }
  }
  return [...found];
}

function requirementsOf(element: XmlElement): readonly { readonly href: string }[] {
  return element
    .elements('informationRequirement')
    .flatMap((one) => one.elements('requiredDecision'))
    .map((one) => ({ href: one.attribute('href') ?? '' }));
}

function outputNames(logic: DecisionLogic): readonly string[] {
  if (logic.kind === 'literal') return logic.variableName === undefined ? [] : [logic.variableName];
  return logic.outputs.flatMap(({ name }) => name ?? []);
}

function readsOfLogic(logic: DecisionLogic): readonly DecisionRead[] {
  if (logic.kind === 'literal') return readsOfText(logic.expression, logic.decision);
  const own = new Set([...logic.inputs.map(({ inputVariable }) => inputVariable), 'inputVariableName']);
  const cells = logic.rules.flatMap(({ tests, outputs }) => [...tests, ...outputs]);
  const reads = [
    ...logic.inputs.flatMap((input) => readsOfText(input, logic.decision, input.typeRef)),
    ...distinctTexts(cells).flatMap((cell) => readsOfText(cell, logic.decision).filter(({ name }) => !own.has(name))),
  ];
  return [...new Map(reads.toReversed().map((read) => [read.name, read])).values()].toReversed();
}

function distinctTexts(cells: readonly FeelText[]): readonly FeelText[] {
  return [...new Map(cells.toReversed().map((cell) => [cell.syntax, cell])).values()].toReversed();
}

function readsOfText({ syntax, element }: FeelText, decision: ProjectDecision, typeRef?: string): DecisionRead[] {
  if (!syntax) return [];
  return [...freeNames(syntax)].map((name) => ({
    name,
    decision,
    element,
    typeRef: syntax.kind === 'variable' ? typeRef : undefined,
  }));
}
