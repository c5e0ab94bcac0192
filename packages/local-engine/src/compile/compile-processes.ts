import {
  readXml,
  type XmlDocument,
  type XmlElement,
  XmlFault,
  XmlLimitFault,
  type XmlLimits,
} from '@stepwright/model/xml';
import type { ProcessModel } from '../model/process-model.ts';
import { persistenceFailure, processEngineException } from '../state/engine-error.ts';
import type { Compilation } from './compilation.ts';
import { createExpressionCompiler } from './compile-expression.ts';
import { compileProcess } from './compile-process.ts';
import { compileScope } from './compile-scope.ts';
import { readDefinitions } from './definitions.ts';
import { checkDiagrams } from './diagram.ts';
import { EngineFault, faultsAt } from './engine-fault.ts';
import { type Problem, Problems, parseException } from './problems.ts';
import { bpmnSchema } from './schema/bpmn-schema.ts';
import { checkSchema } from './schema/check-schema.ts';
import { checkSchemaHints } from './schema/schema-hints.ts';
import { unsupportedPrefix } from './unsupported.ts';
import { checkExtensions } from './unsupported-extensions.ts';

/** What a BPMN file deploys. */
export interface CompiledBpmn {
  /** The executable processes in the order of the file; none when no process is executable. */
  readonly processes: readonly ProcessModel[];
  /** What Camunda writes into its log. */
  readonly warnings: readonly Problem[];
}

/**
 * Compiles the executable processes of a BPMN file; the others are not even looked at, as in Camunda. All problems of a file are reported at
 * once: those that Camunda has with it in Camunda's words, and what the local engine does not support, each with its element, line and what to
 * use instead.
 *
 * @throws {EngineError} 400 ParseException with `details`; 500 ProcessEngineException for what is no XML or holds a text that is no expression.
 */
export async function compileProcesses(resource: BpmnFile, limits?: XmlLimits): Promise<CompiledBpmn> {
  const { processes, problems, fault } = analyseBpmn(resource, limits);
  // What was found before a fault is reported, the fault only when nothing was.
  if (problems.errors.length > 0) throw parseException(resource.name, problems);
  if (fault) throw processEngineException(fault.message, fault.cause);
  // Camunda parses such a process and fails to store it; its answer says no more.
  if (processes.some(({ id }) => id === '')) throw persistenceFailure(0);
  return { processes, warnings: problems.warnings };
}

/** A file that is to be deployed. */
export interface BpmnFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Everything that compiling a file tells, refused or not. */
export interface AnalysedBpmn {
  /** Undefined when the file is no XML. */
  readonly document: XmlDocument | undefined;
  readonly processes: readonly ProcessModel[];
  readonly problems: Problems;
  /** What ended the compilation early, in Camunda's words. */
  readonly fault: { readonly message: string; readonly cause: XmlFault | EngineFault } | undefined;
}

/** Compiles a file and refuses nothing. */
export function analyseBpmn(resource: BpmnFile, limits?: XmlLimits): AnalysedBpmn {
  const problems = new Problems();
  const nothing = { document: undefined, processes: [], problems, fault: undefined };
  let document: XmlDocument;
  try {
    document = readXml(resource.content, limits);
  } catch (cause) {
    if (cause instanceof XmlLimitFault) {
      const message = `${unsupportedPrefix}: ${cause.message}: make the model smaller, or raise the limit.`;
      problems.limitError(message, cause);
      return nothing;
    }
    if (!(cause instanceof XmlFault)) throw cause;
    const message = `ENGINE-09003 Could not parse '${resource.name}'. ${cause.message}`;
    return { ...nothing, fault: { message, cause } };
  }
  try {
    return { ...nothing, document, processes: compileDocument(document, problems) };
  } catch (cause) {
    if (!(cause instanceof EngineFault)) throw cause;
    const message = `ENGINE-01009 Error while parsing process. ${cause.message}.`;
    return { ...nothing, document, fault: { message, cause } };
  }
}

function compileDocument(document: XmlDocument, problems: Problems): readonly ProcessModel[] {
  return faultsAt(document.root, () => {
    checkSchemaHints(document.root, problems);
    checkSchema(document.root, problems, bpmnSchema);
    return compileRoot(document, problems);
  });
}

function compileRoot(document: XmlDocument, problems: Problems): readonly ProcessModel[] {
  const { root } = document;
  const expression = createExpressionCompiler(problems);
  const compilation: Compilation = {
    problems,
    definitions: readDefinitions(document, problems, expression),
    expression,
    elementIds: collectIds(root),
    linkTargets: new Map(),
    linkSources: new Map(),
    compileScope,
  };
  const category = root.attribute('targetNamespace') ?? '';
  const executable = root.elements('process').filter(isExecutable);
  const processes = executable.map((element) =>
    faultsAt(element, () => compileProcess(compilation, element, category)),
  );
  checkDiagrams(compilation, root, processes);
  checkExtensions(problems, root, executable);
  return processes.map(({ model }) => model);
}

function isExecutable(element: XmlElement): boolean {
  return element.attribute('isExecutable')?.toLowerCase() === 'true';
}

function collectIds(root: XmlElement): ReadonlySet<string | undefined> {
  const ids = new Set<string | undefined>();
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    ids.add(element.id);
    open.push(...element.children);
  }
  return ids;
}
