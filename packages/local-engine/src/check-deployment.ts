import { DecisionError } from '@stepwright/decision';
import { type XmlDocument, type XmlElement, XmlFault, XmlLimitFault, type XmlLimits } from '@stepwright/model/xml';
import { deployResources } from './commands/deploy-resources.ts';
import { type AnalysedBpmn, analyseBpmn, type BpmnFile } from './compile/compile-processes.ts';
import { EngineFault } from './compile/engine-fault.ts';
import type { FoundProblem } from './compile/problems.ts';
import { UnknownValue } from './compile/unsupported-expression.ts';
import { checkDmn } from './compile-dmn/check-dmn.ts';
import { compileDecisions, isBpmnFile, isDmnFile } from './compile-resources.ts';
import { Engine } from './engine.ts';
import type { ProcessModel } from './model/process-model.ts';
import { EngineError, persistenceFailure } from './state/engine-error.ts';
import { tooLongToStore } from './storage-limits.ts';
import { Store } from './store/store.ts';

/**
 * Who found it: a limit on what a file may cost (which is ours and not Camunda's), the XML parser, the XML schema, Camunda's BPMN parser, its DMN
 * engine, its database, or the start events that wait after the deployment.
 */
export type FindingSource = 'limit' | 'xml' | 'schema' | 'parser' | 'decision' | 'storage' | 'start';

/** One thing that an engine says about a file that is deployed. */
export interface DeploymentFinding {
  readonly message: string;
  readonly source: FindingSource;
  /** Of the start of the element, counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly elementId?: string;
}

/** What deploying one file would answer. */
export interface DeploymentCheck {
  /** Why Camunda 7.24 refuses the file, in its words; none when it takes it. */
  readonly refusals: readonly DeploymentFinding[];
  /** What Camunda can do and the local engine cannot. */
  readonly unsupported: readonly DeploymentFinding[];
  /** What Camunda writes into its log and goes on. */
  readonly warnings: readonly DeploymentFinding[];
}

const nothing: DeploymentCheck = { refusals: [], unsupported: [], warnings: [] };

/**
 * Says what Camunda 7.24 would answer to a deployment of this one file, without any engine: the file is compiled as Camunda's parser does it and
 * then deployed into an empty engine in memory, as start events are looked at only then. A process that is not executable is accepted
 * unread, as by Camunda. A file whose name ends with neither `.bpmn`, `.bpmn20.xml`, `.dmn` nor `.dmn11.xml` is only kept, so nothing is said of it.
 */
export function checkDeployment(file: BpmnFile, limits?: XmlLimits): DeploymentCheck {
  if (isBpmnFile(file.name)) return checkBpmn(file, limits);
  return isDmnFile(file.name) ? checkDmnFile(file, limits) : nothing;
}

function checkBpmn(file: BpmnFile, limits: XmlLimits | undefined): DeploymentCheck {
  const analysed = analyseBpmn(file, limits);
  const { errors, warnings } = analysed.problems;
  const elementOf = finderIn(analysed.document);
  const find = (problem: FoundProblem): DeploymentFinding => findingOf(problem, elementOf);
  const refusals = errors.flatMap((problem) => refusalOf(problem, find));
  return {
    refusals: refusals.length > 0 ? refusals : [...refusalOfFault(analysed), ...refusalOfStorage(file, analysed)],
    unsupported: errors.filter(({ isUnsupported }) => isUnsupported).map(find),
    warnings: warnings.map(find),
  };
}

/** What Camunda says of a problem: nothing when it can do what the local engine cannot. */
function refusalOf(
  problem: FoundProblem,
  find: (problem: FoundProblem) => DeploymentFinding,
): readonly DeploymentFinding[] {
  if (!problem.isUnsupported) return [find(problem)];
  const { withoutOption } = problem;
  return withoutOption === undefined ? [] : [find({ ...problem, message: withoutOption })];
}

type FindElement = (id: string) => XmlElement | undefined;

function findingOf(problem: FoundProblem, elementOf: FindElement): DeploymentFinding {
  const { message, source, line, column, mainElementId } = problem;
  // Some problems only name their element.
  const element = problem.element ?? (mainElementId === null ? undefined : elementOf(mainElementId));
  const elementId = mainElementId ?? idAround(element);
  const place = element ? startOf(element) : placeIn({ line, column });
  return { message, source, ...place, ...(elementId !== undefined && { elementId }) };
}

/** Finds elements by their ids; the file is gone through only when somebody asks. */
function finderIn(document: XmlDocument | undefined): FindElement {
  let byId: Map<string, XmlElement> | undefined;
  return (id) => {
    byId ??= elementsById(document);
    return byId.get(id);
  };
}

function elementsById(document: XmlDocument | undefined): Map<string, XmlElement> {
  const byId = new Map<string, XmlElement>();
  const open = document ? [document.root] : [];
  for (let element = open.pop(); element; element = open.pop()) {
    if (element.id !== undefined && !byId.has(element.id)) byId.set(element.id, element);
    open.push(...element.children.toReversed());
  }
  return byId;
}

function startOf({ start: { line, column } }: XmlElement): { line: number; column: number } {
  return { line, column };
}

function refusalOfFault({ fault }: AnalysedBpmn): readonly DeploymentFinding[] {
  if (!fault) return [];
  const { message, cause } = fault;
  if (!(cause instanceof EngineFault)) return [{ message, source: 'xml', ...(cause.place ?? { line: 1, column: 1 }) }];
  const { line, column } = cause.element?.start ?? { line: 1, column: 1 };
  const elementId = idAround(cause.element);
  return [{ message, source: 'parser', line, column, ...(elementId !== undefined && { elementId }) }];
}

/**
 * What is seen only when definitions are stored and their start events wait: texts that are too long, two of one key, a message twice, a timer
 * that says no time.
 */
function refusalOfStorage(file: BpmnFile, analysed: AnalysedBpmn): readonly DeploymentFinding[] {
  const { processes, fault } = analysed;
  if (fault) return [];
  for (const process of processes) {
    const refusal = tooLong(process) ?? trialOf(file, [process]);
    if (refusal) return [{ ...refusal, ...placeOf(process, analysed), elementId: process.id }];
  }
  // One alone has just been tried.
  const refusal = processes.length === 1 ? undefined : trialOf(file, processes);
  return refusal ? [{ ...refusal, ...placeOf(processes[0], analysed) }] : [];
}

function placeOf(process: ProcessModel | undefined, { document }: AnalysedBpmn): { line: number; column: number } {
  const elements = document?.root.elements('process') ?? [];
  const { line, column } = elements.find(({ id = '' }) => id === process?.id)?.start ?? { line: 1, column: 1 };
  return { line, column };
}

function tooLong(process: ProcessModel): Refusal | undefined {
  const what = tooLongToStore(process);
  if (what === undefined) return undefined;
  return { source: 'storage', message: `${persistenceFailure(0).message} It does not store ${what}.` };
}

type Refusal = Pick<DeploymentFinding, 'message' | 'source'>;

function trialOf({ name, content }: BpmnFile, processes: readonly ProcessModel[]): Refusal | undefined {
  if (processes.some(({ id }) => id === '')) return { source: 'storage', message: persistenceFailure(0).message };
  const store = new Store();
  const engine = new Engine({
    store,
    clock: { now: () => Date.now() },
    settings: { unhandledBpmnError: 'exception', defaultRetries: 3 },
  });
  const resources = [{ name, content, processes, decisions: undefined }];
  const how = { name: undefined, source: undefined, enableDuplicateFiltering: false, deployChangedOnly: false };
  try {
    store.run(() => deployResources(engine.state, { ...how, resources }));
    return undefined;
  } catch (error) {
    if (error instanceof UnknownValue) return undefined;
    return { source: 'start', message: error instanceof Error ? error.message : String(error) };
  }
}

function checkDmnFile(file: BpmnFile, limits: XmlLimits | undefined): DeploymentCheck {
  const refusal = refusalOfDmn(file, limits);
  return refusal ? { ...nothing, refusals: [refusal] } : { ...nothing, unsupported: unsupportedInDmn(file) };
}

function refusalOfDmn({ name, content }: BpmnFile, limits: XmlLimits | undefined): DeploymentFinding | undefined {
  const generic = `ENGINE-22004 Unable to transform DMN resource '${name}'.`;
  try {
    const refusal = checkDmn(content, limits);
    if (!refusal) return undefined;
    const elementId = idAround(refusal.element);
    const { source, place } = refusal;
    const { line, column } = place;
    return {
      message: `${generic} ${refusal.message}`,
      source,
      line,
      column,
      ...(elementId !== undefined && { elementId }),
    };
  } catch (fault) {
    if (fault instanceof XmlLimitFault) return { message: fault.message, source: 'limit', ...placeIn(fault) };
    if (!(fault instanceof XmlFault)) throw fault;
    return { message: `${generic} ${fault.message}`, source: 'xml', ...(fault.place ?? { line: 1, column: 1 }) };
  }
}

function placeIn({ line, column }: { readonly line: number; readonly column: number }): {
  line: number;
  column: number;
} {
  return { line: Math.max(line, 1), column: Math.max(column, 1) };
}

function unsupportedInDmn(file: BpmnFile): readonly DeploymentFinding[] {
  try {
    compileDecisions(file);
    return [];
  } catch (error) {
    const cause = error instanceof EngineError ? error.cause : undefined;
    if (!(cause instanceof DecisionError)) throw error;
    const { message, line = 1, decisionId } = cause;
    return [
      { message, source: 'decision', line, column: 1, ...(decisionId !== undefined && { elementId: decisionId }) },
    ];
  }
}

/** The id of the element, or of the nearest one around it that has one; that of the whole file says nothing. */
function idAround(element: XmlElement | undefined): string | undefined {
  for (let at = element; at; at = at.parent) if (at.id && at.parent) return at.id;
  return undefined;
}
