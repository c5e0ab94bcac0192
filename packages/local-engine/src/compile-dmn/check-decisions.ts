import type { XmlElement } from '@stepwright/model/xml';
import { faultOfTimeToLive } from '../compile/time-to-live.ts';
import { checkTable } from './check-table.ts';
import { DmnFault } from './dmn-fault.ts';

const camundaNamespace = 'http://camunda.org/schema/1.0/dmn';

/** What Camunda's model knows as the logic of a decision; it overlooks all others. */
const logics = [
  'literalExpression',
  'invocation',
  'decisionTable',
  'context',
  'functionDefinition',
  'relation',
  'list',
];

/** Checks what Camunda makes of a valid DMN file: its decisions, their logic and what they require. @throws {DmnFault} */
export function checkDecisions(root: XmlElement): void {
  if (root.tag !== 'definitions')
    throw new DmnFault(`the root element is '${root.name}' instead of 'definitions'`, root);
  if (!root.id) {
    throw new DmnFault("DMN-02017 The decision requirements graph must have an 'id' attribute set.", root);
  }
  const decisions = root.elementsIn(root.uri, 'decision');
  for (const decision of decisions) checkDecision(decision);
  checkRequirements(root, decisions);
}

function checkDecision(decision: XmlElement): void {
  const timeToLive = faultOfTimeToLive(decision.attribute(`${camundaNamespace}:historyTimeToLive`));
  if (timeToLive !== undefined) throw new DmnFault(timeToLive, decision);
  if (!decision.id) throw new DmnFault("DMN-02010 The decision must have an 'id' attribute set.", decision);
  const logic = logicOf(decision);
  if (logic?.tag === 'decisionTable') checkTable(logic, decision.id);
  if (logic?.tag !== 'literalExpression' || decision.elements('variable').length > 0) return;
  const message = `DMN-02018 The decision '${decision.id}' must have an 'variable' element if it contains a literal expression.`;
  throw new DmnFault(message, decision);
}

function logicOf(decision: XmlElement): XmlElement | undefined {
  return decision.children.find(({ tag, uri }) => uri === decision.uri && logics.includes(tag));
}

/** Whether Camunda makes a decision of the element; without logic that it runs it makes none. */
function isMade(decision: XmlElement): boolean {
  return ['decisionTable', 'literalExpression'].includes(logicOf(decision)?.tag ?? '');
}

function checkRequirements(root: XmlElement, decisions: readonly XmlElement[]): void {
  const byId = elementsById(root);
  const required = new Map(decisions.map((decision) => [decision, requiredBy(decision, byId)]));
  for (const [decision, others] of required) {
    if (others.length > 0 && !isMade(decision)) {
      const message = `the decision '${decision.id}' requires others, but has no decision table and no literal expression`;
      throw new DmnFault(message, decision);
    }
    const missing = others.find((other) => !isMade(other));
    if (!missing) continue;
    const message = `the decision '${decision.id}' requires '${missing.id}', which has no decision table and no literal expression`;
    throw new DmnFault(message, decision);
  }
  checkLoops(required);
}

/** The decisions that a decision requires; inputs are not looked at. */
function requiredBy(decision: XmlElement, byId: ReadonlyMap<string, XmlElement>): readonly XmlElement[] {
  const references = decision
    .elementsIn(decision.uri, 'informationRequirement')
    .flatMap((requirement) => requirement.elementsIn(decision.uri, 'requiredDecision'));
  return references.map((reference) => {
    const id = reference.attribute('href')?.split('#').at(-1) ?? '';
    const target = byId.get(id);
    if (target === undefined) throw new DmnFault(`Unable to find a model element instance for id ${id}`, reference);
    if (target.tag === 'decision' && target.uri === decision.uri) return target;
    throw new DmnFault(`the required decision '${id}' is a '${target.name}'`, reference);
  });
}

function elementsById(root: XmlElement): ReadonlyMap<string, XmlElement> {
  const byId = new Map<string, XmlElement>();
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    if (element.id) byId.set(element.id, element);
    open.push(...element.children);
  }
  return byId;
}

/** Goes through what requires what without recursion, as the chain may be as long as the file. */
function checkLoops(required: ReadonlyMap<XmlElement, readonly XmlElement[]>): void {
  const finished = new Set<XmlElement>();
  for (const start of required.keys()) {
    const path = [{ decision: start, next: 0 }];
    const onPath = new Set([start]);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const other = finished.has(step.decision) ? undefined : required.get(step.decision)?.[step.next];
      step.next += 1;
      if (other === undefined) {
        finished.add(step.decision);
        onPath.delete(step.decision);
        path.pop();
      } else if (onPath.has(other)) {
        throw new DmnFault(`DMN-02015 The decision '${other.id}' has a loop.`, step.decision);
      } else {
        onPath.add(other);
        path.push({ decision: other, next: 0 });
      }
    }
  }
}
