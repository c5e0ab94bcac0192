import type { XmlElement } from '@stepwright/model/xml';
import type { Compilation } from './compilation.ts';
import type { ProcessDraft } from './draft.ts';
import { parseJavaDouble } from './java-number.ts';

const diagramNamespace = 'http://www.omg.org/spec/BPMN/20100524/DI';
const interchangeNamespace = 'http://www.omg.org/spec/DD/20100524/DI';
const boundsNamespace = 'http://www.omg.org/spec/DD/20100524/DC';

/** Checks the diagrams of a file. Camunda refuses a model for a broken diagram, also where no process is executable. */
export function checkDiagrams(compilation: Compilation, root: XmlElement, processes: readonly ProcessDraft[]): void {
  const checks = { compilation, processes, boundedIds: readBoundedIds(root, processes) };
  for (const diagram of root.elementsIn(diagramNamespace, 'BPMNDiagram')) {
    const plane = diagram.elementIn(diagramNamespace, 'BPMNPlane');
    if (plane) checkPlane(checks, plane);
  }
}

interface DiagramChecks {
  readonly compilation: Compilation;
  readonly processes: readonly ProcessDraft[];
  /** What is drawn with bounds: participants that stand for one of the processes, activities and outer lanes. */
  readonly boundedIds: ReadonlySet<string | undefined>;
}

function readBoundedIds(root: XmlElement, processes: readonly ProcessDraft[]): ReadonlySet<string | undefined> {
  const keys = new Set<string | undefined>(processes.map(({ model }) => model.id));
  const participants = root.element('collaboration')?.elements('participant') ?? [];
  const drawn = participants.filter((participant) => keys.has(participant.attribute('processRef')));
  const laneSets = root
    .elements('process')
    .filter(({ id }) => keys.has(id))
    .flatMap((process) => process.elements('laneSet'));
  const lanes = laneSets.flatMap((laneSet) => laneSet.elements('lane'));
  const activityIds = processes.flatMap(({ draftById }) => [...draftById.keys()]);
  return new Set([...[...drawn, ...lanes].map(({ id }) => id), ...activityIds]);
}

function checkPlane(checks: DiagramChecks, plane: XmlElement): void {
  if (!plane.attribute('bpmnElement')) {
    checks.compilation.problems.error("'bpmnElement' attribute is required on BPMNPlane ", plane);
    return;
  }
  for (const shape of plane.elementsIn(diagramNamespace, 'BPMNShape')) checkShape(checks, shape);
  for (const edge of plane.elementsIn(diagramNamespace, 'BPMNEdge')) checkEdge(checks, edge);
}

function checkShape(checks: DiagramChecks, shape: XmlElement): void {
  const { problems, elementIds } = checks.compilation;
  const drawn = shape.attribute('bpmnElement');
  if (!drawn) {
    problems.error("'bpmnElement' attribute is required on BPMNShape", shape);
    return;
  }
  if (checks.boundedIds.has(drawn)) {
    checkBounds(checks, shape);
  } else if (!elementIds.has(drawn)) {
    // Camunda looks into each process, and complains of each.
    const message = `Invalid reference in 'bpmnElement' attribute, activity ${drawn} not found`;
    for (let count = 0; count < checks.processes.length; count += 1) problems.error(message, shape);
  }
}

function checkBounds(checks: DiagramChecks, shape: XmlElement): void {
  const bounds = shape.elementIn(boundsNamespace, 'Bounds');
  if (!bounds) {
    checks.compilation.problems.error("'Bounds' element is required", shape);
    return;
  }
  for (const name of ['x', 'y', 'width', 'height']) checkNumber(checks, shape, name, bounds.attribute(name));
}

function checkEdge(checks: DiagramChecks, edge: XmlElement): void {
  const { problems, elementIds } = checks.compilation;
  const drawn = edge.attribute('bpmnElement');
  // Camunda only knows the flows of the process that it parsed last.
  const flows = checks.processes.at(-1)?.flows;
  if (!drawn) problems.error("'bpmnElement' attribute is required on BPMNEdge", edge);
  else if (flows?.has(drawn)) checkWaypoints(checks, edge);
  else if (!elementIds.has(drawn)) {
    problems.error(`Invalid reference in 'bpmnElement' attribute, sequenceFlow ${drawn}not found`, edge);
  }
}

function checkWaypoints(checks: DiagramChecks, edge: XmlElement): void {
  const waypoints = edge.elementsIn(interchangeNamespace, 'waypoint');
  if (waypoints.length < 2) {
    checks.compilation.problems.error("Minimum 2 waypoint elements must be definted for a 'BPMNEdge'", edge);
  }
  if (waypoints.length < 2) return;
  for (const waypoint of waypoints) {
    checkNumber(checks, waypoint, 'x', waypoint.attribute('x'));
    checkNumber(checks, waypoint, 'y', waypoint.attribute('y'));
  }
}

function checkNumber(checks: DiagramChecks, element: XmlElement, name: string, text: string | undefined): void {
  const { problems } = checks.compilation;
  if (!text) problems.error(`${name} is required`, element);
  else if (parseJavaDouble(text) === undefined) {
    problems.error(`Cannot parse ${name}: For input string: "${text}"`, element);
  }
}
