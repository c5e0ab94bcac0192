import { DecisionError } from '@stepwright/decision';
import type { XmlElement, XmlLimits } from '@stepwright/model/xml';
import { deployResources } from './commands/deploy-resources.ts';
import { type AnalysedBpmn, analyseBpmn, type BpmnFile } from './compile/compile-processes.ts';
import { EngineFault } from './compile/engine-fault.ts';
import type { FoundProblem } from './compile/problems.ts';
import { compileDecisions, isBpmnFile, isDmnFile } from './compile-resources.ts';
import { Engine } from './engine.ts';
import type { ProcessModel } from './model/process-model.ts';
import { EngineError, persistenceFailure } from './state/engine-error.ts';
import { Store } from './store/store.ts';

/** One thing that an engine says about a file that is deployed. */
export interface DeploymentFinding {
  readonly message: string;
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
  return isDmnFile(file.name) ? checkDmn(file) : nothing;
}

function checkBpmn(file: BpmnFile, limits: XmlLimits | undefined): DeploymentCheck {
  const analysed = analyseBpmn(file, limits);
  const { errors, warnings } = analysed.problems;
  const refusals = errors.flatMap(refusalOf);
  return {
    refusals: refusals.length > 0 ? refusals : [...refusalOfFault(analysed), ...refusalOfTrial(file, analysed)],
    unsupported: errors.filter(({ isUnsupported }) => isUnsupported).map(findingOf),
    warnings: warnings.map(findingOf),
  };
}

/** What Camunda says of a problem: nothing when it can do what the local engine cannot. */
function refusalOf(problem: FoundProblem): readonly DeploymentFinding[] {
  if (!problem.isUnsupported) return [findingOf(problem)];
  const { withoutOption } = problem;
  return withoutOption === undefined ? [] : [findingOf({ ...problem, message: withoutOption })];
}

function findingOf({ message, line, column, element, mainElementId }: FoundProblem): DeploymentFinding {
  const place = element?.start ?? { line: Math.max(line, 1), column: Math.max(column, 1) };
  const elementId = mainElementId ?? idAround(element);
  return { message, line: place.line, column: place.column, ...(elementId !== undefined && { elementId }) };
}

function refusalOfFault({ fault }: AnalysedBpmn): readonly DeploymentFinding[] {
  if (!fault) return [];
  const { message, cause } = fault;
  if (!(cause instanceof EngineFault)) return [{ message, ...(cause.place ?? { line: 1, column: 1 }) }];
  const { line, column } = cause.element?.start ?? { line: 1, column: 1 };
  const elementId = idAround(cause.element);
  return [{ message, line, column, ...(elementId !== undefined && { elementId }) }];
}

/** What is seen only when definitions are stored and their start events wait: two of one key, a message twice, a timer that says no time. */
function refusalOfTrial(file: BpmnFile, { processes, fault }: AnalysedBpmn): readonly DeploymentFinding[] {
  if (fault) return [];
  for (const process of processes) {
    const refusal = trialOf(file, [process]);
    if (refusal) return [{ ...refusal, line: process.line, column: 1, elementId: process.id }];
  }
  const refusal = trialOf(file, processes);
  return refusal ? [{ ...refusal, line: processes[0]?.line ?? 1, column: 1 }] : [];
}

function trialOf({ name, content }: BpmnFile, processes: readonly ProcessModel[]): { message: string } | undefined {
  if (processes.some(({ id }) => id === '')) return persistenceFailure(0);
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
    return error instanceof Error ? error : { message: String(error) };
  }
}

function checkDmn(file: BpmnFile): DeploymentCheck {
  try {
    compileDecisions(file);
    return nothing;
  } catch (error) {
    const cause = error instanceof EngineError ? error.cause : undefined;
    if (!(cause instanceof DecisionError)) throw error;
    const { message, line = 1, decisionId, code } = cause;
    const finding = { message, line, column: 1, ...(decisionId !== undefined && { elementId: decisionId }) };
    return code.startsWith('UNSUPPORTED')
      ? { ...nothing, unsupported: [finding] }
      : { ...nothing, refusals: [finding] };
  }
}

/** The id of the element, or of the nearest one around it that has one. */
function idAround(element: XmlElement | undefined): string | undefined {
  for (let at = element; at; at = at.parent) if (at.id) return at.id;
  return undefined;
}
